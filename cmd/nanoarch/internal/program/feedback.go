package program

import (
	"cmp"
	"math/bits"
	"slices"
)

// arc is an edge of a ring between groups. Groups are numbered in order of their names.
type arc struct {
	from, to int32
	weight   int // how many imports of packages it stands for
}

// exactLimit is the largest component whose smallest set of edges is sought exactly: the search looks at each of the
// 2^n sets of its nodes once.
const exactLimit = 16

// spareLimit bounds the work of looking for edges that a heuristic removed in vain, in steps.
const spareLimit = 100_000_000

// breaking returns edges whose removal leaves no ring among n nodes, sorted. Up to exactLimit nodes it is a smallest
// such set, among equally small ones one with the fewest imports; above that it is a small set, found by a heuristic,
// from which (enormous components aside) no edge can be left out, and exact is false.
func breaking(n int, arcs []arc) (cut []arc, exact bool) {
	if n <= exactLimit {
		return backward(arcs, exactOrder(n, arcs)), true
	}
	cut = backward(arcs, greedyOrder(n, arcs))
	if len(cut)*len(arcs) > spareLimit {
		return cut, false
	}
	return withoutSpare(n, arcs, cut), false
}

// backward returns the edges that run against an order of the nodes.
func backward(arcs []arc, order []int32) []arc {
	place := make([]int, len(order))
	for i, v := range order {
		place[v] = i
	}
	var cut []arc
	for _, a := range arcs {
		if place[a.from] > place[a.to] {
			cut = append(cut, a)
		}
	}
	slices.SortFunc(cut, compareArcs)
	return cut
}

func compareArcs(a, b arc) int {
	return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
}

// exactOrder returns an order of the nodes with the fewest edges against it. best[set] is the price of the best order
// that begins with the nodes of set: whoever comes last in it pays for its edges back into it.
func exactOrder(n int, arcs []arc) []int32 {
	out := make([][]arc, n)
	for _, a := range arcs {
		out[a.from] = append(out[a.from], a)
	}
	best, last := make([]int64, 1<<n), make([]int8, 1<<n)
	for set := 1; set < 1<<n; set++ {
		best[set] = -1
		for rest := uint(set); rest != 0; rest &= rest - 1 {
			v := bits.TrailingZeros(rest)
			price := best[set&^(1<<v)]
			for _, a := range out[v] {
				if set&(1<<a.to) != 0 {
					price += 1<<32 + int64(a.weight) // edges first, then imports
				}
			}
			if best[set] < 0 || price < best[set] {
				best[set], last[set] = price, int8(v)
			}
		}
	}
	order := make([]int32, n)
	for i, set := n-1, 1<<n-1; i >= 0; i-- {
		order[i] = int32(last[set])
		set &^= 1 << last[set]
	}
	return order
}

// greedyOrder orders many nodes by the rule of Eades, Lin and Smyth: whoever is imported by nobody that is left goes to
// the front, whoever imports nobody goes to the back, else the one that imports most and is imported least goes first.
func greedyOrder(n int, arcs []arc) []int32 {
	out, in := make([][]int32, n), make([][]int32, n)
	for _, a := range arcs {
		out[a.from] = append(out[a.from], a.to)
		in[a.to] = append(in[a.to], a.from)
	}
	outs, ins, placed := make([]int, n), make([]int, n), make([]bool, n)
	for v := range n {
		outs[v], ins[v] = len(out[v]), len(in[v])
	}
	var front, back []int32
	for len(front)+len(back) < n {
		pick := -1
		for v := range n {
			if !placed[v] && (pick < 0 || greedyRank(outs[v], ins[v]) > greedyRank(outs[pick], ins[pick])) {
				pick = v
			}
		}
		placed[pick] = true
		if outs[pick] == 0 && ins[pick] > 0 {
			back = append(back, int32(pick))
		} else {
			front = append(front, int32(pick))
		}
		for _, w := range out[pick] {
			ins[w]--
		}
		for _, u := range in[pick] {
			outs[u]--
		}
	}
	slices.Reverse(back)
	return append(front, back...)
}

func greedyRank(outs, ins int) int {
	if outs == 0 || ins == 0 {
		return 1 << 30
	}
	return outs - ins
}

// withoutSpare takes back every edge of the cut, the heaviest first, that closes no ring with those that stay.
func withoutSpare(n int, arcs, cut []arc) []arc {
	stay := make(digraph, n)
	for _, a := range arcs {
		if _, gone := slices.BinarySearchFunc(cut, a, compareArcs); !gone {
			stay[a.from] = append(stay[a.from], a.to)
		}
	}
	spare := slices.Clone(cut)
	slices.SortStableFunc(spare, func(a, b arc) int { return cmp.Compare(b.weight, a.weight) })
	var needed []arc
	for _, a := range spare {
		if stay.leads(a.to, a.from) {
			needed = append(needed, a)
		} else {
			stay[a.from] = append(stay[a.from], a.to)
		}
	}
	slices.SortFunc(needed, compareArcs)
	return needed
}

// leads reports whether a chain of edges leads from one node to another.
func (g digraph) leads(from, to int32) bool {
	seen, stack := make([]bool, len(g)), []int32{from}
	for len(stack) > 0 {
		v := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if v == to {
			return true
		}
		if !seen[v] {
			seen[v] = true
			stack = append(stack, g[v]...)
		}
	}
	return false
}
