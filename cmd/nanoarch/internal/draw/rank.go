package draw

import (
	"cmp"
	"slices"
)

// rank gives every box with links a column, and a band where a chain is so long that it is wrapped.
func (p *plan) rank() {
	firm, loose := make([]bool, len(p.boxes)), make([]bool, len(p.boxes))
	for _, l := range p.links {
		linked := firm
		if l.free || l.from == l.to {
			linked = loose
		}
		linked[l.from], linked[l.to] = true, true
	}
	for v := range p.boxes {
		b := &p.boxes[v]
		b.alone = !firm[v] && !loose[v] && b.tier < 0 && b.end == 0
	}
	o := p.order(firm)
	o.breakRings()
	p.fold(o.longest()[:len(p.boxes)])
}

// order says what has to stand left of what. Its nodes are the boxes of a plan, and then the borders between tiers.
type order struct {
	n    int
	arcs []arc
	out  [][]int
	in   [][]int
}

type arc struct {
	a, b   int
	least  int // columns from a to b
	weight int
}

const unbreakable = 1 << 30

// order takes each pair of boxes once. A link that has no say is asked all the same if a box has no other.
func (p *plan) order(firm []bool) *order {
	tiers := 0
	for _, b := range p.boxes {
		tiers = max(tiers, b.tier+1)
	}
	n := len(p.boxes) + tiers + 1
	o := &order{n: n}
	border := func(t int) int { return len(p.boxes) + t }
	for t := range tiers {
		o.arcs = append(o.arcs, arc{border(t), border(t + 1), 0, unbreakable})
	}
	for v, b := range p.boxes {
		if b.tier >= 0 {
			o.arcs = append(o.arcs, arc{border(b.tier), v, 0, unbreakable}, arc{v, border(b.tier + 1), 1, unbreakable})
		}
	}
	columns := p.tiersInColumns(tiers)
	for _, l := range p.links {
		a, b := p.boxes[l.from], p.boxes[l.to]
		against := a.tier >= 0 && b.tier >= 0 && (a.tier > b.tier || a.tier == b.tier && !columns[a.tier])
		if l.from == l.to || against || a.end != 0 || b.end != 0 || l.free && firm[l.from] && firm[l.to] {
			continue
		}
		o.arcs = append(o.arcs, arc{l.from, l.to, 1, l.weight})
	}
	slices.SortFunc(o.arcs, func(x, y arc) int {
		return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b), cmp.Compare(y.weight, x.weight))
	})
	o.arcs = slices.CompactFunc(o.arcs, func(x, y arc) bool { return x.a == y.a && x.b == y.b })
	return o
}

// tiersInColumns tells which tiers take more than one column: those in which as many pairs of boxes have links as there
// are boxes. In others all stand in one column; one link more does not make it two.
func (p *plan) tiersInColumns(tiers int) []bool {
	boxes, pairs := make([]int, tiers), make([]int, tiers)
	for _, b := range p.boxes {
		if b.tier >= 0 {
			boxes[b.tier]++
		}
	}
	seen := map[[2]int]bool{}
	for _, l := range p.links {
		pair := [2]int{min(l.from, l.to), max(l.from, l.to)}
		if t := p.boxes[l.from].tier; t >= 0 && t == p.boxes[l.to].tier && l.from != l.to && !l.free && !seen[pair] {
			seen[pair] = true
			pairs[t]++
		}
	}
	columns := make([]bool, tiers)
	for t := range columns {
		columns[t] = boxes[t] > 2 && pairs[t] >= boxes[t]
	}
	return columns
}

// breakRings drops arcs until none leads back. Strong arcs are taken first, so a new weak one that closes a ring is
// itself what gives way, and moves nothing.
func (o *order) breakRings() {
	ring := o.rings()
	arcs := o.arcs
	slices.SortStableFunc(arcs, func(x, y arc) int { return cmp.Compare(y.weight, x.weight) })
	o.arcs, o.out, o.in = nil, make([][]int, o.n), make([][]int, o.n)
	seen, mark := make([]int, o.n), 0
	var stack []int
	for _, a := range arcs {
		if ring[a.a] && ring[a.b] {
			mark++
			stack = append(stack[:0], a.b)
			for len(stack) > 0 && seen[a.a] != mark {
				v := stack[len(stack)-1]
				stack = stack[:len(stack)-1]
				if seen[v] == mark {
					continue
				}
				seen[v] = mark
				for _, i := range o.out[v] {
					stack = append(stack, o.arcs[i].b)
				}
			}
			if seen[a.a] == mark {
				continue
			}
		}
		o.out[a.a] = append(o.out[a.a], len(o.arcs))
		o.in[a.b] = append(o.in[a.b], len(o.arcs))
		o.arcs = append(o.arcs, a)
	}
}

// rings marks what stands in a ring or between two: what is left when everything without callers, and then everything
// that calls nothing, has been taken away again and again.
func (o *order) rings() []bool {
	left := make([]bool, o.n)
	for v := range left {
		left[v] = true
	}
	next := make([][]int, o.n)
	peel := func(from, to func(arc) int) {
		wait := make([]int, o.n)
		for v := range next {
			next[v] = next[v][:0]
		}
		for _, a := range o.arcs {
			if left[a.a] && left[a.b] {
				wait[to(a)]++
				next[from(a)] = append(next[from(a)], to(a))
			}
		}
		var ready []int
		for v, n := range wait {
			if n == 0 {
				ready = append(ready, v)
			}
		}
		for len(ready) > 0 {
			v := ready[len(ready)-1]
			ready = ready[:len(ready)-1]
			left[v] = false
			for _, w := range next[v] {
				if wait[w]--; wait[w] == 0 {
					ready = append(ready, w)
				}
			}
		}
	}
	a, b := func(x arc) int { return x.a }, func(x arc) int { return x.b }
	peel(a, b)
	peel(b, a)
	return left
}

// longest returns for each node the length of the longest way to it. A caller is not pulled to the right to be near what it
// calls: that saves no crossings, and one link more would let it go back.
func (o *order) longest() []int {
	rank, wait := make([]int, o.n), make([]int, o.n)
	var ready []int
	for v := range wait {
		wait[v] = len(o.in[v])
		if wait[v] == 0 {
			ready = append(ready, v)
		}
	}
	for len(ready) > 0 {
		v := ready[len(ready)-1]
		ready = ready[:len(ready)-1]
		for _, i := range o.out[v] {
			a := o.arcs[i]
			rank[a.b] = max(rank[a.b], rank[v]+a.least)
			if wait[a.b]--; wait[a.b] == 0 {
				ready = append(ready, a.b)
			}
		}
	}
	return rank
}

// fold turns ranks into columns. What is longer than most columns and has few links across the folds is wrapped like
// text: the next band goes on below, at the left.
func (p *plan) fold(rank []int) {
	last, shift, ends := 0, 0, false
	for v, b := range p.boxes {
		if b.end == 0 {
			last = max(last, rank[v])
		}
		ends = ends || b.end != 0
		if b.end < 0 {
			shift = 1
		}
	}
	p.bands, p.cols = 1, last+1
	if p.cols > p.most && !ends {
		bands := (p.cols + p.most - 1) / p.most
		if per := (p.cols + bands - 1) / bands; p.foldable(rank, per, bands-1) {
			p.bands, p.cols = bands, per
		}
	}
	wide := p.cols
	for v := range p.boxes {
		switch b := &p.boxes[v]; {
		case b.end < 0:
			b.col = 0
		case b.end > 0:
			b.col, p.cols = wide+shift, wide+shift+1
		default:
			b.band, b.col = rank[v]/wide, rank[v]%wide+shift
			p.cols = max(p.cols, wide+shift)
		}
	}
}

// mostFolded is how many links may lead from one band to another for each fold.
const mostFolded = 2

func (p *plan) foldable(rank []int, per, folds int) bool {
	folded := 0
	for _, l := range p.links {
		if p.boxes[l.from].tier >= 0 {
			return false
		}
		if rank[l.from]/per != rank[l.to]/per {
			folded++
		}
	}
	return folded <= mostFolded*folds
}
