package draw

import (
	"cmp"
	"slices"
)

// mostLanes is the number of lanes from which lines to one end share theirs from the start. It costs some crossings, and
// saves most of the work and of the space in a picture that has too many lines anyway.
const mostLanes = 1500

// build makes a vertex of each box, and of each column that a line passes.
func (p *plan) build() {
	p.vs = make([]vertex, len(p.boxes), 2*len(p.boxes)+2*len(p.links))
	p.layers = make([][]int, p.bands*p.cols)
	p.laneOf = make([]int, len(p.boxes), cap(p.vs))
	for v, b := range p.boxes {
		p.vs[v].layer = b.band*p.cols + b.col
		if !b.alone {
			p.layers[p.vs[v].layer] = append(p.layers[p.vs[v].layer], v)
		}
	}
	lanes := 0
	for _, l := range p.links {
		lanes += max(0, distanceOf(&p.boxes[l.from], &p.boxes[l.to])-1)
	}
	p.bundled = lanes > mostLanes
	type key struct {
		to, style, into, layer int
		forward                bool
	}
	shared := map[key]int{}
	for i := range p.links {
		l := &p.links[i]
		a, b := &p.boxes[l.from], &p.boxes[l.to]
		l.path = append(l.path, l.from)
		for n := 1; n < distanceOf(a, b); n++ {
			k := key{l.to, l.style, l.into, p.vs[l.from].layer + n, true}
			if b.col < a.col {
				k.layer, k.forward = p.vs[l.from].layer-n, false
			}
			v, ok := shared[k]
			if !ok {
				v = p.lane(k.layer, i)
			}
			if p.bundled {
				shared[k] = v
			}
			l.path = append(l.path, v)
		}
		l.path = append(l.path, l.to)
	}
}

// distanceOf returns how many columns lie between two boxes of a band, the last one counted.
func distanceOf(a, b *planBox) int {
	if a.band != b.band {
		return 0
	}
	return max(a.col-b.col, b.col-a.col)
}

// lane adds a vertex for a link to a layer.
func (p *plan) lane(layer, link int) int {
	v := len(p.vs)
	p.vs = append(p.vs, vertex{lane: true, layer: layer})
	p.laneOf = append(p.laneOf, link)
	p.layers[layer] = append(p.layers[layer], v)
	return v
}

// neighbours notes for each vertex which others its lines lead to, and how much each counts. Lines that share their lanes
// count as one.
func (p *plan) neighbours(count func(l *planLink) int) {
	for v := range p.vs {
		p.vs[v].near = [2][]near{}
	}
	for i := range p.links {
		n := count(&p.links[i])
		path := p.links[i].path
		for j := 1; j < len(path) && n > 0; j++ {
			p.join(path[j-1], path[j], n)
		}
	}
	if !p.bundled {
		return
	}
	for v := range p.vs {
		for side, all := range p.vs[v].near {
			slices.SortFunc(all, func(a, b near) int { return a.v - b.v })
			p.vs[v].near[side] = slices.CompactFunc(all, func(a, b near) bool { return a.v == b.v })
		}
	}
}

// join notes that two vertices are neighbours, if they stand in neighbouring layers of a band.
func (p *plan) join(a, b, n int) {
	la, lb := p.vs[a].layer, p.vs[b].layer
	if la > lb {
		a, b, la, lb = b, a, lb, la
	}
	if la+1 != lb || la/p.cols != lb/p.cols {
		return
	}
	p.vs[a].near[right] = append(p.vs[a].near[right], near{b, n})
	p.vs[b].near[left] = append(p.vs[b].near[left], near{a, n})
}

// alike counts every line as one.
func alike(*planLink) int { return 1 }

// strongly counts what lines stand for, less one, up to a limit: from nothing for a single edge it rises slowly, so an
// edge more or less never counts much.
func strongly(l *planLink) int { return min(l.weight-1, 3) }

// parts numbers the connected parts, the largest first. A part stands above the next one in every column.
func (p *plan) parts() {
	of := make([]int, len(p.vs))
	for v := range of {
		of[v] = v
	}
	find := func(v int) int {
		for of[v] != v {
			of[v] = of[of[v]]
			v = of[v]
		}
		return v
	}
	for _, l := range p.links {
		for _, v := range l.path {
			a, b := find(l.from), find(v)
			of[max(a, b)] = min(a, b)
		}
	}
	size := make([]int, len(p.vs))
	var heads []int
	for v := range p.vs {
		h := find(v)
		if h == v {
			heads = append(heads, v)
		}
		if !p.vs[v].lane {
			size[h]++
		}
	}
	slices.SortStableFunc(heads, func(a, b int) int { return cmp.Compare(size[b], size[a]) })
	number := make([]int, len(p.vs))
	for i, h := range heads {
		number[h] = i
	}
	for v := range p.vs {
		p.vs[v].part = number[find(v)]
	}
}
