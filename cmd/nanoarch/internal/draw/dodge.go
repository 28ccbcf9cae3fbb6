package draw

import "slices"

// clash is two points at the sides of a gap whose lines lie on top of each other.
type clash struct{ right, left touch }

// dodged is how far things move out of the way.
const dodged = closest + 1.5

// dodge moves ports or lanes that are in each other's way, and reports whether it moved any.
func (r *router) dodge() bool {
	moved := false
	for _, c := range r.clashes {
		moved = r.nudge(c.right, c.left.y) || r.nudge(c.left, c.right.y) || moved
	}
	return moved
}

// nudge moves a port or a lane away from a height, if its neighbours leave room for that.
func (r *router) nudge(t touch, from float64) bool {
	for _, y := range []float64{from + dodged, from - dodged} {
		switch {
		case t.port < 0:
			if r.free(t.v, y, dodged) {
				r.vs[t.v].y = y
				return true
			}
		case r.boxes[t.v].end != 0:
			if y -= r.ports[t.port].off; r.free(t.v, y, 0) {
				r.vs[t.v].y = y
				return true
			}
		case !r.boxes[t.v].fixed && r.freePort(t.port, y-r.vs[t.v].y):
			r.ports[t.port].off = y - r.vs[t.v].y
			return true
		}
	}
	return false
}

// free reports whether a vertex keeps its space to its neighbours at a height, but for so much less.
func (p *plan) free(v int, y, less float64) bool {
	layer, i := p.layers[p.vs[v].layer], p.vs[v].pos
	return (i == 0 || y-p.vs[layer[i-1]].y >= p.apart(layer[i-1], v)-less) &&
		(i+1 == len(layer) || p.vs[layer[i+1]].y-y >= p.apart(v, layer[i+1])-less)
}

// freePort reports whether a port keeps its space to those beside it and to the corners.
func (p *plan) freePort(n int, off float64) bool {
	const corner = 3
	q := &p.ports[n]
	ports := p.vs[q.box].ports[q.side]
	i := slices.Index(ports, n)
	above := func(a, b *port, offA, offB float64) bool { return offB-offA >= a.down+b.up }
	return abs(off) <= p.boxes[q.box].h/2-corner &&
		(i == 0 || above(&p.ports[ports[i-1]], q, p.ports[ports[i-1]].off, off)) &&
		(i+1 == len(ports) || above(q, &p.ports[ports[i+1]], off, p.ports[ports[i+1]].off))
}

// grow makes boxes higher whose ports are in the way and cannot move, and reports whether there was one.
func (r *router) grow() bool {
	grown := map[int]bool{}
	for _, c := range r.clashes {
		for _, t := range []touch{c.left, c.right} {
			if t.port < 0 || grown[t.v] || r.boxes[t.v].fixed || r.boxes[t.v].end != 0 {
				continue
			}
			r.boxes[t.v].h += 3 * closest
			grown[t.v] = true
			break
		}
	}
	return len(grown) > 0
}
