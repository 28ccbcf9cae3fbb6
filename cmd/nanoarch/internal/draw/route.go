package draw

import (
	"cmp"
	"slices"
)

// net is all lines that run together in one gap between two columns: into one port, or into one lane, from above or from
// below. They meet at a vertical trunk, which has a track of its own.
type net struct {
	key    netKey
	left   []touch // where lines reach the gap's left side
	right  []touch // and its right side
	lo, hi float64 // the trunk, from top to bottom
	track  int
	x      float64
}

// touch is a point at the side of a gap: a port, or a lane if port is -1.
type touch struct {
	y       float64
	v, port int
}

// hop is a step of a line: along a net's trunk to another height.
type hop struct {
	net int
	y   float64
}

// router finds the lines' ways when all heights are known.
type router struct {
	*plan
	nets     []net
	index    map[netKey]int
	hops     [][]hop // for each link
	channels []float64
	chan_    map[int]channel
	clashes  []clash
}

// netKey names a net by where it leads: a port, or a lane, or the channel that goes on to a port.
type netKey struct{ gap, port, lane, channel, from int }

// meets reports whether two nets lead to the same place, from above and from below.
func (k netKey) meets(o netKey) bool {
	k.from, o.from = 0, 0
	return k == o
}

// channel is the way of lines into a port from another band: between the bands, above the port's own.
type channel struct{ band, from, to, track int }

const (
	trackGap   = 8.0
	channelGap = 10.0
	leadOut    = 12.0 // from a box to the first track
	leadIn     = 18.0 // from the last track to a box: room for the arrow
)

// route gives every link its points, and boxes and columns their places from left to right. Where two lines would lie on
// top of each other whichever way the trunks stand, one of them is moved a little, or a box is made higher so that it can
// be, and everything is tried again.
func (p *plan) route() {
	for range mostDodges {
		r := p.tryRoute()
		switch {
		case len(r.clashes) == 0:
			return
		case r.dodge():
		case r.grow():
			p.place()
		default:
			p.clashes = len(r.clashes)
			return
		}
	}
	p.clashes = len(p.tryRoute().clashes)
}

const (
	mostDodges = 12
	dodged     = closest + 1.5 // how far things move out of the way
)

// clash is two points at the sides of a gap whose lines lie on top of each other.
type clash struct{ right, left touch }

// dodge moves ports or lanes that are in each other's way, and reports whether it moved any.
func (r *router) dodge() bool {
	moved := false
	for _, c := range r.clashes {
		moved = r.nudge(c.right, c.left.y) || r.nudge(c.left, c.right.y) || moved
	}
	return moved
}

// grow makes boxes higher whose ports are in the way and cannot move, and reports whether there was one.
func (r *router) grow() bool {
	grown := map[int]bool{}
	for _, c := range r.clashes {
		for _, t := range []touch{c.left, c.right} {
			if b := &r.boxes[min(t.v, len(r.boxes)-1)]; t.port >= 0 && !b.fixed && b.end == 0 && !grown[t.v] {
				b.h += 3 * closest
				grown[t.v] = true
				break
			}
		}
	}
	return len(grown) > 0
}

// nudge moves a port or a lane away from a height, if its neighbours leave room for that.
func (r *router) nudge(t touch, from float64) bool {
	for _, y := range []float64{from + dodged, from - dodged} {
		if t.port < 0 || r.boxes[t.v].end != 0 {
			less := dodged // lanes may come nearer to each other than they would
			if t.port >= 0 {
				y -= r.ports[t.port].off
				less = 0
			}
			layer, i := r.layers[r.vs[t.v].layer], r.vs[t.v].pos
			if (i == 0 || y-r.vs[layer[i-1]].y >= r.apart(layer[i-1], t.v)-less) &&
				(i+1 == len(layer) || r.vs[layer[i+1]].y-y >= r.apart(t.v, layer[i+1])-less) {
				r.vs[t.v].y = y
				return true
			}
			continue
		}
		b, q := &r.boxes[t.v], &r.ports[t.port]
		ports := r.vs[t.v].ports[q.side]
		i := slices.Index(ports, t.port)
		off := y - r.vs[t.v].y
		if !b.fixed && b.end == 0 && abs(off) <= b.h/2-3 &&
			(i == 0 || off-r.ports[ports[i-1]].off >= r.ports[ports[i-1]].down+q.up) &&
			(i+1 == len(ports) || r.ports[ports[i+1]].off-off >= r.ports[ports[i+1]].up+q.down) {
			q.off = off
			return true
		}
	}
	return false
}

func (p *plan) tryRoute() *router {
	r := &router{plan: p, index: map[netKey]int{}, hops: make([][]hop, len(p.links))}
	r.openChannels()
	p.below(r.channels)
	for i := range p.links {
		r.lead(i)
	}
	gaps := make([][]int, p.cols+1)
	for i, n := range r.nets {
		gaps[n.key.gap] = append(gaps[n.key.gap], i)
	}
	tracks := make([]int, len(gaps))
	for g, nets := range gaps {
		tracks[g] = r.tracks(nets)
	}
	r.columns(gaps, tracks)
	for i := range p.links {
		r.draw(i)
	}
	return r
}

// openChannels counts the tracks between bands. Lines that end in one port share one.
func (r *router) openChannels() {
	r.channels, r.chan_ = make([]float64, r.bands), map[int]channel{}
	for band := 1; band < r.bands; band++ {
		r.channels[band] = 2 * r.gapY
	}
	var ports []int
	for i := range r.links {
		l := &r.links[i]
		a, b := &r.boxes[l.from], &r.boxes[l.to]
		if a.band == b.band {
			continue
		}
		c, ok := r.chan_[l.inPort]
		if !ok {
			c = channel{band: b.band, from: b.col, to: b.col}
			ports = append(ports, l.inPort)
		}
		c.from, c.to = min(c.from, a.col+1), max(c.to, a.col+1)
		r.chan_[l.inPort] = c
	}
	var taken [][]channel
	for _, n := range ports {
		c := r.chan_[n]
		for c.track = 0; c.track < len(taken); c.track++ {
			if !slices.ContainsFunc(taken[c.track], func(o channel) bool { return o.band == c.band && o.from <= c.to && c.from <= o.to }) {
				break
			}
		}
		if c.track == len(taken) {
			taken = append(taken, nil)
		}
		taken[c.track] = append(taken[c.track], c)
		r.chan_[n] = c
		r.channels[c.band] = max(r.channels[c.band], 2*r.gapY+float64(c.track)*channelGap)
	}
}

// channelY returns the height of the channel into a port.
func (r *router) channelY(port int) float64 {
	c := r.chan_[port]
	top, _ := r.bounds(c.band)
	return top - r.gapY - float64(c.track)*channelGap
}

// lead takes a link through its nets.
func (r *router) lead(i int) {
	l := &r.links[i]
	a, b := &r.boxes[l.from], &r.boxes[l.to]
	y := r.endY(l.from, l.outPort)
	end := r.endY(l.to, l.inPort)
	switch {
	case a.band != b.band:
		ch := r.channelY(l.inPort)
		n := r.net(netKey{a.col + 1, l.inPort, -1, 1, cmp.Compare(y, ch)})
		r.join2(n, &r.nets[n].left, touch{y, l.from, l.outPort}, ch)
		m := r.net(netKey{b.col, l.inPort, -1, 0, -1})
		r.join2(m, &r.nets[m].right, touch{end, l.to, l.inPort}, ch)
		r.hops[i] = []hop{{n, ch}, {m, end}}
	case a.col == b.col:
		n := r.net(netKey{a.col + 1, l.inPort, -1, 0, cmp.Compare(y, end)})
		r.join2(n, &r.nets[n].left, touch{y, l.from, l.outPort}, end)
		r.nets[n].left = append(r.nets[n].left, touch{end, l.to, l.inPort})
		r.hops[i] = []hop{{n, end}}
	default:
		r.pass(i, y)
	}
}

// pass takes a link from layer to layer.
func (r *router) pass(i int, y float64) {
	l := &r.links[i]
	for j := 1; j < len(l.path); j++ {
		v, port, lane := l.path[j], -1, l.path[j]
		if j == len(l.path)-1 {
			port, lane = l.inPort, -1
		}
		next := r.endY(v, port)
		u := l.path[j-1]
		forward := r.vs[u].layer < r.vs[v].layer
		gap := r.vs[v].layer % r.cols
		if !forward {
			gap++
		}
		n := r.net(netKey{gap, port, lane, 0, cmp.Compare(y, next)})
		from, to := touch{y, u, -1}, touch{next, v, port}
		if j == 1 {
			from.port = l.outPort
		}
		if forward {
			r.join2(n, &r.nets[n].left, from, next)
			r.nets[n].right = append(r.nets[n].right, to)
		} else {
			r.join2(n, &r.nets[n].right, from, next)
			r.nets[n].left = append(r.nets[n].left, to)
		}
		r.hops[i] = append(r.hops[i], hop{n, next})
		y = next
	}
}

func (r *router) net(k netKey) int {
	n, ok := r.index[k]
	if !ok {
		n = len(r.nets)
		r.index[k] = n
		r.nets = append(r.nets, net{key: k, lo: far, hi: -far})
	}
	return n
}

// join2 lets a line into a net: it comes at y and goes on at to.
func (r *router) join2(n int, side *[]touch, from touch, to float64) {
	*side = append(*side, from)
	q := &r.nets[n]
	q.lo, q.hi = min(q.lo, from.y, to), max(q.hi, from.y, to)
}

// columns gives columns, tracks and boxes their places from left to right.
func (r *router) columns(gaps [][]int, tracks []int) {
	wide := make([]float64, r.cols)
	for v := range r.boxes {
		if b := &r.boxes[v]; r.inLayer(v) {
			wide[b.col] = max(wide[b.col], b.w)
		}
	}
	x := 0.0
	at := make([]float64, r.cols)
	for g := range gaps {
		before, after := r.zones(g, wide)
		span := float64(max(tracks[g]-1, 0)) * trackGap
		width := before + span + after
		if g > 0 && g < r.cols && width < r.gapX {
			before += (r.gapX - width) / 2
			width = r.gapX
		}
		if len(gaps[g]) == 0 && (g == 0 || g == r.cols) {
			width = 0
		}
		for _, i := range gaps[g] {
			r.nets[i].x = x + before + float64(r.nets[i].track)*trackGap
		}
		x += width
		if g < r.cols {
			at[g] = x
			x += wide[g]
		}
	}
	r.width = x
	for v := range r.boxes {
		b := &r.boxes[v]
		if !r.inLayer(v) {
			continue
		}
		if b.wide {
			b.w = wide[b.col]
		}
		b.x, b.y = at[b.col], r.vs[v].y-b.h/2
	}
}

// stretch leads the lines that end at the right edge of the plan further.
func (p *plan) stretch(by float64) {
	for i := range p.links {
		l := &p.links[i]
		if p.boxes[l.from].end > 0 {
			l.points[0].X += by
		}
		if p.boxes[l.to].end > 0 {
			l.points[len(l.points)-1].X += by
		}
	}
}

// inLayer reports whether a box stands in a column, not among those without lines.
func (r *router) inLayer(v int) bool { return !slices.Contains(r.alone, v) }

// zones returns how much room the text beside ports needs at both sides of a gap.
func (r *router) zones(g int, wide []float64) (before, after float64) {
	before, after = leadOut, leadIn
	if g == 0 || r.edge(g-1) {
		before = 2
	}
	if g == r.cols || r.edge(g) {
		after = 2
	}
	grow := func(n int, w float64) {
		if w == 0 {
			return
		}
		q := &r.ports[n]
		b := &r.boxes[q.box]
		if q.side == right && b.col == g-1 {
			need := w + labelGap
			if !b.wide { // the others are as wide as their column
				need += b.w - wide[b.col]
			}
			before = max(before, need)
		}
		if q.side == left && b.col == g {
			after = max(after, w+labelGap)
		}
	}
	for i := range r.links {
		grow(r.links[i].outPort, r.links[i].out.w)
		grow(r.links[i].inPort, r.links[i].in.w)
	}
	return before, after
}

// labelGap is what a label keeps from the trunks beside it.
const labelGap = 14.0

// edge reports whether a column stands for an edge of the plan.
func (r *router) edge(col int) bool {
	return slices.ContainsFunc(r.boxes, func(b planBox) bool { return b.end != 0 && b.col == col })
}

// draw writes down the corners of a link.
func (r *router) draw(i int) {
	l := &r.links[i]
	at := func(v, port int) Point {
		b := &r.boxes[v]
		x := b.x
		if r.ports[port].side == right {
			x += b.w
		}
		return Point{x, r.endY(v, port)}
	}
	start := at(l.from, l.outPort)
	l.points = append(l.points[:0:0], start)
	y := start.Y
	for _, h := range r.hops[i] {
		if h.y != y {
			l.points = append(l.points, Point{r.nets[h.net].x, y}, Point{r.nets[h.net].x, h.y})
		}
		y = h.y
	}
	l.points = append(l.points, at(l.to, l.inPort))
}

// tracks orders the trunks of a gap so that few lines cross, and returns how many tracks they need.
func (r *router) tracks(nets []int) int {
	var trunks []int
	for _, n := range nets {
		q := &r.nets[n]
		q.left, q.right = distinct(q.left), distinct(q.right)
		if q.hi > q.lo {
			trunks = append(trunks, n)
		}
	}
	slices.SortStableFunc(trunks, func(a, b int) int { return cmp.Compare(r.nets[a].lo+r.nets[a].hi, r.nets[b].lo+r.nets[b].hi) })
	cost := r.costs(trunks)
	order := sift(cost)
	count := 0
	for k, i := range order {
		for _, j := range order[:k] {
			if cost[j][i] < onTop {
				continue
			}
			for _, t := range r.nets[trunks[j]].right {
				for _, u := range r.nets[trunks[i]].left {
					if abs(t.y-u.y) < closest {
						r.clashes = append(r.clashes, clash{t, u})
					}
				}
			}
		}
	}
	track := make([]int, len(trunks))
	for k, i := range order {
		for _, j := range order[:k] {
			a, b := &r.nets[trunks[j]], &r.nets[trunks[i]]
			if a.lo < b.hi+trackGap && b.lo < a.hi+trackGap && !a.key.meets(b.key) || cost[j][i] != cost[i][j] {
				track[i] = max(track[i], track[j]+1)
			}
		}
		r.nets[trunks[i]].track = track[i]
		count = max(count, track[i]+1)
	}
	return count
}

func distinct(ts []touch) []touch {
	slices.SortFunc(ts, func(a, b touch) int { return cmp.Or(cmp.Compare(a.y, b.y), a.v-b.v, a.port-b.port) })
	return slices.Compact(ts)
}

// costs counts for each pair of trunks the crossings if the first stands left of the second. Two lines on top of each
// other would look like one, so that is worse than any crossing.
func (r *router) costs(trunks []int) [][]int {
	cost := make([][]int, len(trunks))
	all := make([]int, len(trunks)*len(trunks))
	for i := range trunks {
		cost[i] = all[i*len(trunks) : (i+1)*len(trunks)]
		for j := range trunks {
			a, b := &r.nets[trunks[i]], &r.nets[trunks[j]]
			if i == j || a.key.meets(b.key) || a.lo >= b.hi+closest || b.lo >= a.hi+closest {
				continue
			}
			n := 0
			for _, t := range a.right {
				if t.y > b.lo && t.y < b.hi {
					n++
				}
				for _, u := range b.left {
					if abs(t.y-u.y) < closest {
						n += onTop
					}
				}
			}
			for _, t := range b.left {
				if t.y > a.lo && t.y < a.hi && !slices.Contains(a.left, t) {
					n++
				}
			}
			cost[i][j] = n
		}
	}
	return cost
}

const (
	closest = 4.0 // lines nearer to each other than this look like one
	onTop   = 1000
)

// sift orders things so that the sum of cost[a][b] over all a before b is small: each in turn goes to its best place.
func sift(cost [][]int) []int {
	order := make([]int, len(cost))
	for i := range order {
		order[i] = i
	}
	for range 8 {
		moved := false
		for v := range order {
			i := slices.Index(order, v)
			to, least, gain := i, 0, 0
			for j := i - 1; j >= 0; j-- {
				gain += cost[v][order[j]] - cost[order[j]][v]
				if gain < least {
					to, least = j, gain
				}
			}
			gain = 0
			for j := i + 1; j < len(order); j++ {
				gain += cost[order[j]][v] - cost[v][order[j]]
				if gain < least {
					to, least = j, gain
				}
			}
			if to != i {
				order = slices.Insert(slices.Delete(order, i, i+1), to, v)
				moved = true
			}
		}
		if !moved {
			break
		}
	}
	return order
}
