package source

import (
	"errors"
	"math"
	"slices"
	"strings"
)

// markCycles gives every local package that imports itself in the end an error, so that nobody waits for it forever. It
// looks at nodes that are new since it was called last; what these import is there as well. The error is the same
// wherever the search begins.
func (u *universe) markCycles() {
	var stack []*node
	var visit func(n *node) (low int)
	visit = func(n *node) (low int) {
		at, low := len(stack), len(u.visited)+1
		u.visited[n] = low
		stack = append(stack, n)
		for _, p := range sortedKeys(n.deps) {
			d := n.deps[p]
			if u.visited[d] == 0 {
				low = min(low, visit(d))
			} else {
				low = min(low, u.visited[d])
			}
		}
		if low == u.visited[n] {
			if len(stack)-at > 1 || slices.ContainsFunc(sortedKeys(n.deps), func(p string) bool { return n.deps[p] == n }) {
				markCycle(slices.Clone(stack[at:]))
			}
			for _, d := range stack[at:] {
				u.visited[d] = math.MaxInt // done
			}
			stack = stack[:at]
		}
		return low
	}
	for _, p := range sortedKeys(u.nodes) {
		if n := u.nodes[p]; n.local != nil && u.visited[n] == 0 {
			visit(n)
		}
	}
}

// markCycle cuts packages apart that import each other. The error tells of the first and shortest ring among them.
func markCycle(all []*node) {
	slices.SortFunc(all, func(a, b *node) int { return strings.Compare(a.path, b.path) })
	ring := shortestRing(all[0], all)
	text := ring[0].path
	for _, n := range append(ring[1:], ring[0]) {
		text += " imports " + n.path
	}
	for _, n := range all {
		n.cyclic, n.err = true, errors.New("import cycle not allowed: "+text)
	}
}

// shortestRing returns the way from a package back to itself.
func shortestRing(start *node, among []*node) []*node {
	from := map[*node]*node{}
	for queue := []*node{start}; len(queue) > 0; queue = queue[1:] {
		n := queue[0]
		for _, p := range sortedKeys(n.deps) {
			switch d := n.deps[p]; {
			case d == start:
				ring := []*node{n}
				for ; n != start; ring = append(ring, n) {
					n = from[n]
				}
				slices.Reverse(ring)
				return ring
			case from[d] == nil && slices.Contains(among, d):
				from[d] = n
				queue = append(queue, d)
			}
		}
	}
	return []*node{start}
}
