package draw

import (
	"cmp"
	"slices"
)

// arrange makes the vertices and looks for an order of the layers in which few lines cross. The search looks at strong
// lines only, as long as these are most: a new edge is a weak line, and the big picture stays as it is. Weak lines are
// added to what was found, and move what they have to.
func (p *plan) arrange() {
	p.rank()
	p.build()
	p.parts()
	p.neighbours(alike)
	strong := !p.bundled && p.strong()
	p.work = mostWork
	var weak [][]int
	if strong {
		p.neighbours(strongly)
		weak = p.takeOut()
	}
	p.start()
	for try := range tries {
		for round := 0; round < rounds && p.exchange(1); round++ {
		}
		p.propose(p.crossings())
		if p.proposals[0].crossings == 0 {
			break
		}
		p.sweep(try%2 == 0)
		p.sweep(try%2 == 1)
	}
	if strong {
		p.neighbours(alike)
		for i := range p.proposals {
			o := &p.proposals[i]
			p.layers = o.layers
			p.putBack(weak)
			for round := 0; round < rounds && p.exchange(2); round++ {
			}
			o.layers = p.layers
		}
	}
}

// strong reports whether at least half of the lines stand for more than one edge.
func (p *plan) strong() bool {
	n := 0
	for _, l := range p.links {
		if l.weight > 1 {
			n++
		}
	}
	return 2*n >= len(p.links)
}

// takeOut removes the lanes of lines that do not count, and returns them by layer.
func (p *plan) takeOut() [][]int {
	weak := make([][]int, len(p.layers))
	for i, layer := range p.layers {
		var rest []int
		for _, v := range layer {
			if p.vs[v].lane && strongly(&p.links[p.laneOf[v]]) == 0 {
				weak[i] = append(weak[i], v)
			} else {
				rest = append(rest, v)
			}
		}
		p.layers[i] = rest
	}
	return weak
}

// putBack puts lanes where their neighbours are.
func (p *plan) putBack(weak [][]int) {
	p.number()
	key := make([]float64, len(p.vs))
	for i := range p.layers {
		n := len(p.layers[i])
		for _, v := range p.layers[i] {
			key[v] = float64(p.vs[v].pos)
		}
		for _, v := range weak[i] {
			key[v] = float64(n)
			if near := p.vs[v].near[left]; len(near) > 0 {
				key[v] = p.mean(near) / float64(len(p.layers[i-1])) * float64(n)
			}
		}
		p.layers[i] = append(p.layers[i], weak[i]...)
		p.sort(p.layers[i], key)
	}
}

const (
	tries    = 3          // starts of a search for a good order
	rounds   = 12         // how often each vertex may move in a search
	mostWork = 20_000_000 // pairs of lines that a search may compare
)

// proposal is an order of all layers.
type proposal struct {
	layers    [][]int
	crossings int // of straight lines
}

// propose keeps the order of the layers, if it is not known yet. The first found stays the first until one is clearly
// better: which of two equals is taken would change with every edge.
func (p *plan) propose(crossings int) {
	for _, o := range p.proposals {
		if slices.EqualFunc(o.layers, p.layers, slices.Equal) {
			return
		}
	}
	o := proposal{p.snapshot(), crossings}
	if len(p.proposals) > 0 && 10*crossings >= 9*p.proposals[0].crossings {
		p.proposals = append(p.proposals, o)
		return
	}
	p.proposals = slices.Insert(p.proposals, 0, o)
}

// use takes a proposal and gives the lines their lanes and ports.
func (p *plan) use(o proposal) {
	p.layers = o.layers
	p.number()
	p.gather()
	p.merge()
	p.attach()
}

// best finishes the plan by its first proposal, or if lines would lie on top of each other then, by the one in which the
// fewest do and the fewest cross.
func (p *plan) best() *plan {
	var best *plan
	least := 0
	for _, o := range p.proposals {
		q := p.clone()
		q.use(o)
		q.place()
		q.route()
		if q.clashes == 0 || q.bundled || len(q.links) > mostTried {
			return q
		}
		if n := q.clashes*onTop + q.met(); best == nil || n < least {
			best, least = q, n
		}
	}
	return best
}

// mostTried is the number of lines up to which more than one proposal is finished.
const mostTried = 400

// clone copies what finishing changes.
func (p *plan) clone() *plan {
	q := *p
	q.boxes, q.links, q.vs = slices.Clone(p.boxes), slices.Clone(p.links), slices.Clone(p.vs)
	for i := range q.links {
		q.links[i].path = slices.Clone(q.links[i].path)
	}
	return &q
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

func (p *plan) mean(vs []near) float64 {
	sum, n := 0, 0
	for _, w := range vs {
		sum += w.n * p.vs[w.v].pos
		n += w.n
	}
	return float64(sum) / float64(n)
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
