package draw

import (
	"cmp"
	"slices"
)

// arrange makes the vertices and looks for orders of the layers in which few lines cross.
func (p *plan) arrange() {
	p.rank()
	p.build()
	p.parts()
	p.start()
	for try := range tries {
		for round := 0; round < rounds && p.exchange(); round++ {
		}
		p.propose(p.crossings())
		if p.proposals[0].crossings == 0 {
			break
		}
		p.sweep(try%2 == 0)
		p.sweep(try%2 == 1)
	}
}

const (
	tries  = 6  // starts of a search for a good order
	rounds = 12 // how often each vertex may move in a search
)

// proposal is an order of all layers.
type proposal struct {
	layers    [][]int
	crossings int // of straight lines
}

// propose keeps the order of the layers, if it is not known yet. The best ones are first, the first found before others
// as good.
func (p *plan) propose(crossings int) {
	for _, o := range p.proposals {
		if slices.EqualFunc(o.layers, p.layers, slices.Equal) {
			return
		}
	}
	p.proposals = append(p.proposals, proposal{p.snapshot(), crossings})
	slices.SortStableFunc(p.proposals, func(a, b proposal) int { return cmp.Compare(a.crossings, b.crossings) })
}

// use takes a proposal and gives the lines their lanes and ports.
func (p *plan) use(o proposal) {
	p.layers = o.layers
	p.number()
	p.gather()
	p.merge()
	p.attach()
}

// best finishes the plan by each of its proposals that is not far behind, and returns the one in which the fewest lines
// cross: only when everything has its place, ports and trunks and bows are counted, too.
func (p *plan) best() *plan {
	least, count := p.proposals[0].crossings, 0
	var best *plan
	for i, o := range p.proposals {
		if i > 0 && best.clashes == 0 && (o.crossings > least+least/4 || len(p.links) > mostTried) {
			break
		}
		q := p.clone()
		q.use(o)
		q.place()
		q.route()
		if n := q.met() + onTop*q.clashes; best == nil || n < count {
			best, count = q, n
		}
	}
	return best
}

// mostTried is the number of lines up to which several proposals are finished.
const mostTried = 120

// clone copies what finishing changes.
func (p *plan) clone() *plan {
	q := *p
	q.boxes, q.links, q.vs = slices.Clone(p.boxes), slices.Clone(p.links), slices.Clone(p.vs)
	for i := range q.links {
		q.links[i].path = slices.Clone(q.links[i].path)
	}
	return &q
}

// build makes a vertex of each box, and of each column that a line passes.
func (p *plan) build() {
	p.vs = make([]vertex, len(p.boxes), 2*len(p.boxes)+2*len(p.links))
	p.layers = make([][]int, p.bands*p.cols)
	p.laneOf = make([]int, len(p.boxes), cap(p.vs))
	alone := make([]bool, len(p.boxes))
	for _, v := range p.alone {
		alone[v] = true
	}
	for v, b := range p.boxes {
		p.vs[v].layer = b.band*p.cols + b.col
		if !alone[v] {
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
	p.neighbours()
}

// neighbours notes for each vertex which others its lines lead to, each as often as there are such lines.
func (p *plan) neighbours() {
	for v := range p.vs {
		p.vs[v].near = [2][]int{}
	}
	for i := range p.links {
		path := p.links[i].path
		for j := 1; j < len(path); j++ {
			p.join(path[j-1], path[j])
		}
	}
}

// join notes that two vertices are neighbours, if they stand in neighbouring layers of a band.
func (p *plan) join(a, b int) {
	la, lb := p.vs[a].layer, p.vs[b].layer
	if la > lb {
		a, b, la, lb = b, a, lb, la
	}
	if la+1 != lb || la/p.cols != lb/p.cols {
		return
	}
	p.vs[a].near[right] = append(p.vs[a].near[right], b)
	p.vs[b].near[left] = append(p.vs[b].near[left], a)
}

// parts numbers the connected parts, the largest first. A part stands above the next one in every column.
func (p *plan) parts() {
	of := make([]int, len(p.vs))
	for v := range of {
		of[v] = v
	}
	var find func(v int) int
	find = func(v int) int {
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

// start puts boxes in the order of their names and each lane beside what it comes from.
func (p *plan) start() {
	for _, layer := range p.layers {
		slices.SortStableFunc(layer, func(a, b int) int { return cmp.Compare(p.vs[a].part, p.vs[b].part) })
	}
	p.number()
	for i, layer := range p.layers {
		key := make([]float64, len(p.vs))
		for _, v := range layer {
			key[v] = float64(p.vs[v].pos)
			if near := p.vs[v].near[left]; p.vs[v].lane && len(near) > 0 {
				key[v] = p.mean(near) / float64(len(p.layers[i-1])) * float64(len(layer))
			}
		}
		p.sort(layer, key)
	}
}

func (p *plan) mean(vs []int) float64 {
	sum := 0
	for _, v := range vs {
		sum += p.vs[v].pos
	}
	return float64(sum) / float64(len(vs))
}

// sort orders a layer by key, parts apart.
func (p *plan) sort(layer []int, key []float64) {
	slices.SortStableFunc(layer, func(a, b int) int {
		return cmp.Or(cmp.Compare(p.vs[a].part, p.vs[b].part), cmp.Compare(key[a], key[b]))
	})
	for i, v := range layer {
		p.vs[v].pos = i
	}
}

func (p *plan) number() {
	for _, layer := range p.layers {
		for i, v := range layer {
			p.vs[v].pos = i
		}
	}
}

// fixed reports whether a layer holds the edges of the plan, whose order is given.
func (p *plan) fixed(layer []int) bool {
	return len(layer) > 0 && !p.vs[layer[0]].lane && p.boxes[layer[0]].end != 0
}

// sweep goes through the layers and puts each vertex at the mean place of its neighbours in the layer before.
func (p *plan) sweep(down bool) {
	key := make([]float64, len(p.vs))
	for i := range p.layers {
		layer, side := p.layers[i], left
		if !down {
			layer, side = p.layers[len(p.layers)-1-i], right
		}
		if p.fixed(layer) {
			continue
		}
		for _, v := range layer {
			key[v] = float64(p.vs[v].pos)
			if near := p.vs[v].near[side]; len(near) > 0 {
				key[v] = p.mean(near)
			}
		}
		p.sort(layer, key)
	}
}

func (p *plan) snapshot() [][]int {
	s := make([][]int, len(p.layers))
	for i, layer := range p.layers {
		s[i] = slices.Clone(layer)
	}
	return s
}
