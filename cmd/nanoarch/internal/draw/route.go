package draw

// router finds the ways of lines when all heights are known. A line goes from gap to gap: level to a trunk, along the
// trunk to another height, level to the other side.
type router struct {
	*plan
	nets     []net
	index    map[netKey]int
	hops     [][]hop // of each link
	channels map[int]channel
	clashes  []clash
}

// hop is a step of a line: along a net's trunk to another height.
type hop struct {
	net int
	y   float64
}

// Space in the gaps between columns, in pixels.
const (
	trackGap = 8.0
	leadOut  = 12.0 // from a box to the first track
	leadIn   = 18.0 // from the last track to a box: room for the arrow
	closest  = 4.0  // lines nearer to each other than this look like one
)

// route gives every link its points, and boxes and columns their places from left to right. Where two lines would lie on
// top of each other whichever way the trunks stand, one of them is moved a little, or a box is made higher so that it can
// be, and everything is tried again.
func (p *plan) route() {
	dodges := mostDodges
	if len(p.links) > 1000 {
		dodges = 1
	}
	for range dodges {
		r := p.tryRoute()
		switch {
		case len(r.clashes) == 0:
			p.clashes = 0
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

const mostDodges = 12

func (p *plan) tryRoute() *router {
	r := &router{plan: p, index: map[netKey]int{}, hops: make([][]hop, len(p.links)), channels: map[int]channel{}}
	p.below(r.openChannels())
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

// lead takes a link through its nets.
func (r *router) lead(i int) {
	l := &r.links[i]
	a, b := &r.boxes[l.from], &r.boxes[l.to]
	start, end := r.touch(l.from, l.outPort), r.touch(l.to, l.inPort)
	switch {
	case a.band != b.band:
		y := r.channelY(l.inPort)
		n := r.net(netKey{gap: a.col + 1, v: l.to, port: l.inPort, channel: true}, start.y, y)
		r.nets[n].left = append(r.nets[n].left, start)
		m := r.net(netKey{gap: b.col, v: l.to, port: l.inPort}, y, end.y)
		r.nets[m].right = append(r.nets[m].right, end)
		r.hops[i] = []hop{{n, y}, {m, end.y}}
	case a.col == b.col:
		n := r.net(netKey{gap: a.col + 1, v: l.to, port: l.inPort}, start.y, end.y)
		r.nets[n].left = append(r.nets[n].left, start, end)
		r.hops[i] = []hop{{n, end.y}}
	default:
		r.pass(i, start)
	}
}

// pass takes a link from layer to layer.
func (r *router) pass(i int, from touch) {
	l := &r.links[i]
	for _, v := range l.path[1:] {
		port := -1
		if v == l.to {
			port = l.inPort
		}
		to := r.touch(v, port)
		gap, forward := r.vs[v].layer%r.cols, r.vs[from.v].layer < r.vs[v].layer
		if !forward {
			gap++
		}
		n := r.net(netKey{gap: gap, v: v, port: port}, from.y, to.y)
		q := &r.nets[n]
		if forward {
			q.left, q.right = append(q.left, from), append(q.right, to)
		} else {
			q.left, q.right = append(q.left, to), append(q.right, from)
		}
		r.hops[i] = append(r.hops[i], hop{n, to.y})
		from = to
	}
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
	l.points = []Point{start}
	y := start.Y
	for _, h := range r.hops[i] {
		if h.y != y {
			l.points = append(l.points, Point{r.nets[h.net].x, y}, Point{r.nets[h.net].x, h.y})
		}
		y = h.y
	}
	l.points = append(l.points, at(l.to, l.inPort))
}
