package draw

import (
	"cmp"
	"slices"
)

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
	for i := range p.links {
		l := &p.links[i]
		a, b := p.vs[l.from].layer, p.vs[l.to].layer
		l.path = append(l.path, l.from)
		if p.boxes[l.from].band == p.boxes[l.to].band && a != b {
			step := 1
			if b < a {
				step = -1
			}
			for c := a + step; c != b; c += step {
				l.path = append(l.path, len(p.vs))
				p.layers[c] = append(p.layers[c], len(p.vs))
				p.vs = append(p.vs, vertex{lane: true, layer: c})
				p.laneOf = append(p.laneOf, i)
			}
		}
		l.path = append(l.path, l.to)
	}
}

// neighbours notes for each vertex which others its lines lead to, and how much each counts.
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
