package draw

import "slices"

// crossings counts the pairs of lines that cross between neighbouring layers, each pair as much as both lines count.
func (p *plan) crossings() int {
	n := 0
	var tree []int
	for i := 0; i+1 < len(p.layers); i++ {
		if (i+1)%p.cols == 0 {
			continue
		}
		tree = append(tree[:0], make([]int, len(p.layers[i+1])+1)...)
		seen := 0
		for _, v := range p.layers[i] {
			for _, w := range p.vs[v].near[right] {
				below := seen // lines that start above this one and end below it
				for k := p.vs[w.v].pos + 1; k > 0; k -= k & -k {
					below -= tree[k]
				}
				n += below * w.n
			}
			for _, w := range p.vs[v].near[right] {
				seen += w.n
				for k := p.vs[w.v].pos + 1; k < len(tree); k += k & -k {
					tree[k] += w.n
				}
			}
		}
	}
	return n
}

// exchange moves vertices within their layers where that saves so many crossings: each to the place that saves most. Lanes
// move if it saves any. It reports whether it moved one.
func (p *plan) exchange(saves int) bool {
	moved := false
	for _, layer := range p.layers {
		if p.fixed(layer) || p.work < 0 {
			continue
		}
		for i := 0; i < len(layer) && p.work > 0; i++ {
			if to := p.better(layer, i, saves); to != i {
				p.move(layer, i, to)
				moved = true
			}
		}
	}
	return moved
}

// better returns the place in a layer where the vertex at i has the fewest crossings, i itself if no place saves enough.
func (p *plan) better(layer []int, i, saves int) int {
	v := layer[i]
	best, least := i, 0
	if !p.vs[v].lane {
		least = 1 - saves
	}
	gain := 0
	for j := i - 1; j >= 0 && p.vs[layer[j]].part == p.vs[v].part; j-- {
		gain += p.swap(v, layer[j])
		if gain < least {
			best, least = j, gain
		}
	}
	gain = 0
	for j := i + 1; j < len(layer) && p.vs[layer[j]].part == p.vs[v].part; j++ {
		gain += p.swap(layer[j], v)
		if gain < least {
			best, least = j, gain
		}
	}
	return best
}

// swap returns how many crossings more there are if the first of two vertices stands above the second, not below.
func (p *plan) swap(a, b int) int {
	n := 0
	for side := range 2 {
		p.work -= len(p.vs[a].near[side]) * len(p.vs[b].near[side])
		for _, x := range p.vs[a].near[side] {
			at := p.vs[x.v].pos
			for _, y := range p.vs[b].near[side] {
				switch other := p.vs[y.v].pos; {
				case at > other:
					n += x.n * y.n
				case at < other:
					n -= x.n * y.n
				}
			}
		}
	}
	return n
}

// together reports whether two lanes belong to lines that run into one port.
func (p *plan) together(a, b int) bool {
	if !p.vs[a].lane || !p.vs[b].lane {
		return false
	}
	l, m := &p.links[p.laneOf[a]], &p.links[p.laneOf[b]]
	return l.to == m.to && l.style == m.style && l.into == m.into && p.boxes[l.from].col < p.boxes[l.to].col == (p.boxes[m.from].col < p.boxes[m.to].col)
}

// gather puts lanes of lines into one port next to each other where no crossing comes of it.
func (p *plan) gather() {
	for _, layer := range p.layers {
		for i := 0; i < len(layer); i++ {
			if i > 0 && p.together(layer[i-1], layer[i]) {
				continue
			}
			gain := 0
			for j := i - 1; j > 0; j-- {
				gain += p.swap(layer[i], layer[j])
				if gain <= 0 && p.together(layer[j-1], layer[i]) {
					p.move(layer, i, j)
					break
				}
			}
		}
	}
}

// move takes the vertex at a place of a layer to another place.
func (p *plan) move(layer []int, from, to int) {
	v := layer[from]
	if to < from {
		copy(layer[to+1:from+1], layer[to:from])
	} else {
		copy(layer[from:to], layer[from+1:to+1])
	}
	layer[to] = v
	for j := min(from, to); j <= max(from, to); j++ {
		p.vs[layer[j]].pos = j
	}
}

// merge makes one lane of neighbouring ones whose lines are together from there to their end.
func (p *plan) merge() {
	into := make([]int, len(p.vs))
	next := make([]int, len(p.vs)) // of a lane: the vertex towards the end of its line
	for v := range into {
		into[v] = v
	}
	for i := range p.links {
		path := p.links[i].path
		for j := 1; j+1 < len(path); j++ {
			next[path[j]] = path[j+1]
		}
	}
	pass := func(layer []int, right bool) {
		for i := 1; i < len(layer); i++ {
			a, b := layer[i-1], layer[i]
			if p.together(a, b) && into[next[a]] == into[next[b]] && p.vs[next[a]].layer > p.vs[a].layer == right {
				into[b] = into[a]
			}
		}
	}
	for i := range p.layers {
		pass(p.layers[len(p.layers)-1-i], true)
	}
	for i := range p.layers {
		pass(p.layers[i], false)
	}
	for i, layer := range p.layers {
		p.layers[i] = slices.DeleteFunc(layer, func(v int) bool { return into[v] != v })
	}
	for i := range p.links {
		for j, v := range p.links[i].path {
			p.links[i].path[j] = into[v]
		}
	}
	p.number()
	p.neighbours(alike)
}

// met counts the places where a level piece of one line crosses an upright piece of another, once for each pair of lines.
func (p *plan) met() int {
	n := 0
	for i := range p.links {
		for j := range p.links[:i] {
			n += meet(p.links[i].points, p.links[j].points) + meet(p.links[j].points, p.links[i].points)
		}
	}
	return n
}

func meet(level, upright []Point) int {
	n := 0
	for k := 1; k < len(level); k++ {
		a, b := level[k-1], level[k]
		if a.Y != b.Y {
			continue
		}
		for m := 1; m < len(upright); m++ {
			c, d := upright[m-1], upright[m]
			if c.X == d.X && min(a.X, b.X) < c.X && c.X < max(a.X, b.X) && min(c.Y, d.Y) < a.Y && a.Y < max(c.Y, d.Y) {
				n++
			}
		}
	}
	return n
}
