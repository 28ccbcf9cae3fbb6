package page

import "slices"

// order puts things in a row so that few weighted arcs lead backwards, from a later one to an earlier one: first what
// nothing leads to, last what leads nowhere. Things of equal standing keep the order of their numbers. What leads
// backwards then is part of a ring, for in a graph without rings nothing has to.
func order(n int, arcs map[[2]int]int) []int {
	o := ordering{n: n, w: make([][]int, n), out: make([][]int, n), in: make([][]int, n)}
	for i := range o.w {
		o.w[i] = make([]int, n)
	}
	for a, w := range arcs {
		if a[0] != a[1] {
			o.w[a[0]][a[1]] = w
			o.out[a[0]], o.in[a[1]] = append(o.out[a[0]], a[1]), append(o.in[a[1]], a[0])
		}
	}
	for i := range n {
		slices.Sort(o.out[i])
		slices.Sort(o.in[i])
	}
	var row []int
	for _, ring := range o.rings() {
		row = append(row, o.inside(ring)...)
	}
	return row
}

type ordering struct {
	n       int
	w       [][]int
	out, in [][]int
}

// rings returns the strongly connected parts, callers first. Parts that could change places stand in the order of how far
// they are from the start, then of their numbers.
func (o *ordering) rings() [][]int {
	part := o.parts()
	members := map[int][]int{}
	for v, c := range part {
		members[c] = append(members[c], v)
	}
	waits := map[int]int{}
	for v := range part {
		for _, w := range o.out[v] {
			if part[v] != part[w] {
				waits[part[w]]++
			}
		}
	}
	var ready []int
	for c := range members {
		if waits[c] == 0 {
			ready = append(ready, c)
		}
	}
	first := func(a, b int) int { return members[a][0] - members[b][0] }
	slices.SortFunc(ready, first)
	var all [][]int
	for len(ready) > 0 {
		var next []int
		for _, c := range ready {
			all = append(all, members[c])
			for _, v := range members[c] {
				for _, w := range o.out[v] {
					if d := part[w]; d != c {
						if waits[d]--; waits[d] == 0 {
							next = append(next, d)
						}
					}
				}
			}
		}
		slices.SortFunc(next, first)
		ready = next
	}
	return all
}

// parts numbers the strongly connected parts, by Tarjan's algorithm.
func (o *ordering) parts() []int {
	part, index, low := make([]int, o.n), make([]int, o.n), make([]int, o.n)
	on := make([]bool, o.n)
	var stack []int
	count, parts := 0, 0
	var visit func(v int)
	visit = func(v int) {
		count++
		index[v], low[v] = count, count
		stack = append(stack, v)
		on[v] = true
		for _, w := range o.out[v] {
			switch {
			case index[w] == 0:
				visit(w)
				low[v] = min(low[v], low[w])
			case on[w]:
				low[v] = min(low[v], index[w])
			}
		}
		if low[v] == index[v] {
			i := slices.Index(stack, v)
			for _, w := range stack[i:] {
				part[w], on[w] = parts, false
			}
			stack = stack[:i]
			parts++
		}
	}
	for v := range o.n {
		if index[v] == 0 {
			visit(v)
		}
	}
	return part
}

// inside orders a ring: each in turn goes to the place at which the least weight leads backwards, until none moves.
func (o *ordering) inside(ring []int) []int {
	row := slices.Clone(ring)
	if len(row) < 2 {
		return row
	}
	slices.SortStableFunc(row, func(a, b int) int { return o.balance(b, ring) - o.balance(a, ring) })
	for moved, round := true, 0; moved && round < 20; round++ {
		moved = false
		for _, v := range slices.Clone(row) {
			i := slices.Index(row, v)
			to, least, gain := i, 0, 0
			for j := i - 1; j >= 0; j-- {
				if gain += o.w[row[j]][v] - o.w[v][row[j]]; gain < least {
					to, least = j, gain
				}
			}
			gain = 0
			for j := i + 1; j < len(row); j++ {
				if gain += o.w[v][row[j]] - o.w[row[j]][v]; gain < least {
					to, least = j, gain
				}
			}
			if to != i {
				row = slices.Insert(slices.Delete(row, i, i+1), to, v)
				moved = true
			}
		}
	}
	return row
}

// balance is how much more leads away from a member of a ring than to it.
func (o *ordering) balance(v int, ring []int) int {
	n := 0
	for _, w := range ring {
		n += o.w[v][w] - o.w[w][v]
	}
	return n
}
