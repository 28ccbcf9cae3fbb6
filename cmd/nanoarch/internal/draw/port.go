package draw

import (
	"cmp"
	"slices"
)

// portKey says which links share a port: those that run together into one end, and where lines may share their start,
// those of one style.
type portKey struct {
	box, side   int
	in          bool
	style, into int
	link        int // of a start that is not shared, else -1
}

// port is a point of a box's side where lines start or end.
type port struct {
	portKey
	up, down float64 // room that it needs
	off      float64 // from the middle of the box
	links    []int
}

// attach gives every link its two ports and orders the ports of each side so that lines do not cross at the box.
func (p *plan) attach() {
	index := map[portKey]int{}
	at := func(k portKey, i int, s space) int {
		n, ok := index[k]
		if !ok {
			n = len(p.ports)
			index[k] = n
			p.ports = append(p.ports, port{portKey: k})
			v := &p.vs[k.box]
			v.ports[k.side] = append(v.ports[k.side], n)
		}
		q := &p.ports[n]
		q.up, q.down = max(q.up, s.up), max(q.down, s.down)
		q.links = append(q.links, i)
		return n
	}
	for i := range p.links {
		l := &p.links[i]
		from, to := p.leaves(l)
		k := portKey{box: l.from, side: from, style: l.style, link: i}
		if p.boxes[l.from].sharing && l.out.w == 0 {
			k.link = -1
		}
		l.outPort = at(k, i, l.out)
		l.inPort = at(portKey{l.to, to, true, l.style, l.into, -1}, i, l.in)
	}
	for v := range p.vs {
		for side, ports := range p.vs[v].ports {
			slices.SortStableFunc(ports, func(a, b int) int { return cmp.Compare(p.bearing(a), p.bearing(b)) })
			p.vs[v].ports[side] = ports
		}
	}
}

// leaves returns the sides of its boxes that a link uses. Lines run to the right; against the order they run to the left.
// Where both ends stand in one column, the line makes a bow on the right.
func (p *plan) leaves(l *planLink) (from, to int) {
	a, b := &p.boxes[l.from], &p.boxes[l.to]
	switch {
	case a.band != b.band:
		return right, left
	case a.col < b.col:
		return right, left
	case a.col > b.col:
		return left, right
	}
	return right, right
}

// bearing says how far up or down a port's lines go, for the order of the ports of a side.
func (p *plan) bearing(n int) float64 {
	q := &p.ports[n]
	sum := 0.0
	for _, i := range q.links {
		sum += p.aim(&p.links[i], q)
	}
	return sum / float64(len(q.links))
}

// far is more than any layer is long.
const far = 1_000_000

func (p *plan) aim(l *planLink, q *port) float64 {
	a, b := &p.boxes[l.from], &p.boxes[l.to]
	switch {
	case a.band != b.band && q.in:
		return -4 * far // it comes along the channel above
	case a.band != b.band:
		return far * float64(4*cmp.Compare(b.band, a.band))
	case l.from == l.to && q.in:
		return 3*far + 1
	case l.from == l.to:
		return 3 * far
	case a.col == b.col:
		// the nearer the other end, the nearer to the corner, so that bows lie in each other
		d := p.vs[l.to].pos - p.vs[l.from].pos
		if q.in {
			d = -d
		}
		if d > 0 {
			return 3*far - float64(d)
		}
		return -3*far - float64(d)
	}
	if p.placed {
		y, _ := p.other(l, q)
		return y
	}
	if q.in {
		return float64(p.vs[l.path[len(l.path)-2]].pos)
	}
	return float64(p.vs[l.path[1]].pos)
}

// reorder orders the ports of each side anew, by the heights at which their lines arrive elsewhere.
func (p *plan) reorder() {
	p.placed = true
	for v := range p.boxes {
		if b := &p.boxes[v]; !b.fixed && b.end == 0 {
			for _, ports := range p.vs[v].ports {
				slices.SortStableFunc(ports, func(a, b int) int { return cmp.Compare(p.bearing(a), p.bearing(b)) })
				p.spread(ports, b)
			}
		}
	}
	p.slide()
}

// tall makes boxes high enough for their ports, leaves room around them for what is written there, and spreads the ports.
func (p *plan) tall() {
	for v := range p.boxes {
		b := &p.boxes[v]
		p.vs[v].h = b.h
		for _, ports := range p.vs[v].ports {
			if len(ports) == 0 || b.fixed || b.end != 0 {
				continue
			}
			need, first, last := p.need(ports), far*1.0, far*1.0 // what stays outside, whichever ports will be first and last
			for _, n := range ports {
				first, last = min(first, p.ports[n].up), min(last, p.ports[n].down)
			}
			b.h = max(b.h, need-first-last+2*b.inset)
			p.vs[v].h = max(p.vs[v].h, b.h, need)
		}
		for _, ports := range p.vs[v].ports {
			p.spread(ports, b)
		}
	}
	for v := len(p.boxes); v < len(p.vs); v++ {
		p.vs[v].h = laneHeight
	}
}

// need is how high ports are that stand one under the other.
func (p *plan) need(ports []int) float64 {
	need := 0.0
	for _, n := range ports {
		need += p.ports[n].up + p.ports[n].down
	}
	return need
}

// spread puts the ports of a side around its middle, with some air between them if there is room.
func (p *plan) spread(ports []int, b *planBox) {
	if b.fixed {
		return
	}
	need := p.need(ports)
	if b.end != 0 {
		for _, n := range ports {
			p.ports[n].off = b.endOff
		}
		return
	}
	if len(ports) == 0 {
		return
	}
	inner := need - p.ports[ports[0]].up - p.ports[ports[len(ports)-1]].down
	air := min(mostAir, (b.h-2*b.inset-inner)/float64(len(ports)+1))
	y := -(inner+air*float64(len(ports)-1))/2 - p.ports[ports[0]].up
	for _, n := range ports {
		q := &p.ports[n]
		q.off = y + q.up
		y += q.up + q.down + air
	}
}

const (
	laneHeight = 8.0
	mostAir    = 14.0
)

// slide moves the ports of every side towards the other ends of their lines, so that lines become straight.
func (p *plan) slide() {
	for v := range p.boxes {
		b := &p.boxes[v]
		if b.end != 0 || b.fixed {
			continue
		}
		for _, ports := range p.vs[v].ports {
			if len(ports) == 0 || len(ports) == 1 && b.sharing {
				continue
			}
			p.slideSide(v, ports)
		}
	}
}

func (p *plan) slideSide(v int, ports []int) {
	b := &p.boxes[v]
	f := fit{exact: true}
	off := 0.0
	for i, n := range ports {
		q := &p.ports[n]
		if i > 0 {
			off += p.ports[ports[i-1]].down + q.up
		}
		want, weight := p.wish(n)
		f.add(want, weight, off)
	}
	half := p.vs[v].h / 2
	lo := p.vs[v].y + max(b.inset-b.h/2, p.ports[ports[0]].up-half)
	hi := p.vs[v].y + min(b.h/2-b.inset, half-p.ports[ports[len(ports)-1]].down) - off
	f.places(func(i int, base, off float64) {
		p.ports[ports[i]].off = min(max(base, lo), max(hi, lo)) + off - p.vs[v].y
	})
}

// wish returns where a port would like to be, and how much.
func (p *plan) wish(n int) (y, weight float64) {
	q := &p.ports[n]
	var ys []float64
	for _, i := range q.links {
		l := &p.links[i]
		if y, ok := p.other(l, q); ok {
			ys = append(ys, y)
		}
	}
	if len(ys) == 0 {
		return p.vs[q.box].y + q.off, 0.2
	}
	return nearMean(ys, p.vs[q.box].y+q.off), 1
}

// other returns the height at which a link arrives at the next vertex, seen from a port.
func (p *plan) other(l *planLink, q *port) (float64, bool) {
	if p.boxes[l.from].layerless(&p.boxes[l.to]) {
		return 0, false
	}
	w, n := l.path[1], l.inPort
	if q.in {
		w, n = l.path[len(l.path)-2], l.outPort
	}
	if p.vs[w].lane {
		n = -1
	}
	return p.endY(w, n), true
}

// layerless reports whether a line between two boxes passes no layers: it bows, or goes to another band.
func (b *planBox) layerless(c *planBox) bool { return b.band != c.band || b.col == c.col }

// nearMean returns the value that is nearest to the mean of all: with it one line is straight, and none is far off. Of
// two as near it takes the one that is nearer to where things are now.
func nearMean(ys []float64, now float64) float64 {
	m, best := mean(ys), ys[0]
	for _, y := range ys[1:] {
		if d := abs(y-m) - abs(best-m); d < -0.01 || d < 0.01 && abs(y-now) < abs(best-now) {
			best = y
		}
	}
	return best
}

func abs(x float64) float64 { return max(x, -x) }
