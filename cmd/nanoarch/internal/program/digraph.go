package program

import "math/bits"

// digraph is a graph by number: digraph[v] lists what v points to, sorted, without v itself. Numbers follow names, so
// the smallest number is the first name.
type digraph [][]int32

func (g digraph) reverse() digraph {
	size := make([]int32, len(g))
	for _, out := range g {
		for _, w := range out {
			size[w]++
		}
	}
	rev := make(digraph, len(g))
	for v, n := range size {
		rev[v] = make([]int32, 0, n)
	}
	for v, out := range g {
		for _, w := range out {
			rev[w] = append(rev[w], int32(v))
		}
	}
	return rev
}

// components numbers the strongly connected components so that every edge leads to an equal or a smaller number, and
// returns each component's members, sorted. It is Tarjan's algorithm without recursion: linear in edges, and a long
// chain of imports costs no stack.
func (g digraph) components() (of []int32, members [][]int32) {
	const unseen = -1
	of = make([]int32, len(g))
	index, low, next := make([]int32, len(g)), make([]int32, len(g)), make([]int32, len(g))
	for v := range index {
		index[v], of[v] = unseen, unseen
	}
	var seen int32
	var stack, path []int32
	for root := range g {
		if index[root] != unseen {
			continue
		}
		path = append(path, int32(root))
		for len(path) > 0 {
			v := path[len(path)-1]
			if index[v] == unseen {
				index[v], low[v] = seen, seen
				seen++
				stack = append(stack, v)
			}
			if w, ok := g.step(v, next, index, low, of); ok {
				path = append(path, w)
				continue
			}
			path = path[:len(path)-1]
			if len(path) > 0 {
				low[path[len(path)-1]] = min(low[path[len(path)-1]], low[v])
			}
			if low[v] == index[v] {
				stack = popComponent(stack, v, of, int32(len(members)))
				members = append(members, nil)
			}
		}
	}
	for v, c := range of {
		members[c] = append(members[c], int32(v))
	}
	return of, members
}

// step returns the next node below v that was not seen yet.
func (g digraph) step(v int32, next, index, low, of []int32) (int32, bool) {
	for int(next[v]) < len(g[v]) {
		w := g[v][next[v]]
		next[v]++
		if index[w] < 0 {
			return w, true
		}
		if of[w] < 0 {
			low[v] = min(low[v], index[w])
		}
	}
	return 0, false
}

func popComponent(stack []int32, root int32, of []int32, number int32) []int32 {
	for {
		w := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		of[w] = number
		if w == root {
			return stack
		}
	}
}

// reachBatch bounds the memory of one closure: so many marks are followed at a time.
const reachBatch = 2048

// reach calls hit for every node and every mark that it leads to by at least one edge, a batch of marks after the other
// and the nodes in order in each. marks lists the marks of every node, each below n. One pass over the edges serves a
// whole batch, 64 marks a word; a node in a ring also leads to its own marks.
func (g digraph) reach(marks [][]int32, n int, hit func(node, mark int32)) {
	of, members := g.components()
	for from := 0; from < n; from += reachBatch {
		sets := g.closure(of, members, marks, from, min(n-from, reachBatch))
		for v := range g {
			for i, word := range sets[of[v]] {
				for ; word != 0; word &= word - 1 {
					hit(int32(v), int32(from+i*64+bits.TrailingZeros64(word)))
				}
			}
		}
	}
}

// closure returns for every component which of the marks from..from+n its members lead to.
func (g digraph) closure(of []int32, members, marks [][]int32, from, n int) [][]uint64 {
	words := (n + 63) / 64
	reach, all := make([][]uint64, len(members)), make([][]uint64, len(members))
	bulk := make([]uint64, 2*words*len(members))
	for c, nodes := range members {
		own, down := bulk[:words:words], bulk[words:2*words:2*words]
		bulk = bulk[2*words:]
		for _, v := range nodes {
			for _, m := range marks[v] {
				if i := int(m) - from; i >= 0 && i < n {
					own[i/64] |= 1 << (i % 64)
				}
			}
			for _, w := range g[v] {
				if of[w] != int32(c) {
					unite(down, all[of[w]])
				}
			}
		}
		if len(nodes) > 1 {
			unite(down, own)
		}
		unite(own, down)
		reach[c], all[c] = down, own
	}
	return reach
}

func unite(into, from []uint64) {
	for i, w := range from {
		into[i] |= w
	}
}

// search finds shortest chains to a set of targets. It is made once for a graph and used for many sets: each use costs
// what it touches.
type search struct {
	out, in digraph
	dist    []int32 // edges to the nearest target, -1 if there is no way
	queue   []int32
}

func newSearch(g digraph) *search {
	s := &search{out: g, in: g.reverse(), dist: make([]int32, len(g))}
	for v := range s.dist {
		s.dist[v] = -1
	}
	return s
}

// to measures every node's distance to the targets over the edges that keep allows.
func (s *search) to(targets []int32, keep func(from, to int32) bool) {
	for _, v := range s.queue {
		s.dist[v] = -1
	}
	s.queue = s.queue[:0]
	for _, v := range targets {
		if s.dist[v] < 0 {
			s.dist[v] = 0
			s.queue = append(s.queue, v)
		}
	}
	for i := 0; i < len(s.queue); i++ {
		v := s.queue[i]
		for _, u := range s.in[v] {
			if s.dist[u] < 0 && keep(u, v) {
				s.dist[u] = s.dist[v] + 1
				s.queue = append(s.queue, u)
			}
		}
	}
}

// chain returns the shortest chain from a node to a target other than itself, nil if there is none; among equally long
// ones the first by name. start says which edges may be its first.
func (s *search) chain(from int32, start, keep func(from, to int32) bool) []int32 {
	at, best := int32(-1), int32(-1)
	for _, w := range s.out[from] {
		if d := s.dist[w]; d >= 0 && (best < 0 || d < best) && start(from, w) && keep(from, w) {
			at, best = w, d
		}
	}
	if at < 0 {
		return nil
	}
	chain := []int32{from, at}
	for s.dist[at] > 0 {
		if at == from {
			return nil // only a first edge that start refuses leads on from here
		}
		for _, w := range s.out[at] {
			if s.dist[w] == s.dist[at]-1 && keep(at, w) {
				at = w
				break
			}
		}
		chain = append(chain, at)
	}
	return chain
}
