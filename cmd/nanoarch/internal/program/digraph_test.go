package program

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func randomGraph(r *rand.Rand, n, edges int) digraph {
	g := make(digraph, n)
	for range edges {
		v, w := r.IntN(n), int32(r.IntN(n))
		if int32(v) != w && !slices.Contains(g[v], w) {
			g[v] = append(g[v], w)
		}
	}
	for _, out := range g {
		slices.Sort(out)
	}
	return g
}

// paths is the plain definition of what the fast algorithms compute: the length of the shortest way between each two
// nodes, by at least one edge; 0 for none.
func paths(g digraph) [][]int {
	all := make([][]int, len(g))
	for v := range g {
		all[v] = make([]int, len(g))
		for queue := []int32{int32(v)}; len(queue) > 0; queue = queue[1:] {
			at := 0
			if queue[0] != int32(v) {
				at = all[v][queue[0]]
			}
			for _, w := range g[queue[0]] {
				if all[v][w] == 0 {
					all[v][w] = at + 1
					if w != int32(v) {
						queue = append(queue, w)
					}
				}
			}
		}
	}
	return all
}

func TestComponents(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		n := 1 + r.IntN(12)
		g := randomGraph(r, n, r.IntN(2*n+1))
		want := paths(g)
		of, members := g.components()
		for v := range g {
			for w := range g {
				together := v == w || want[v][w] > 0 && want[w][v] > 0
				if together != (of[v] == of[w]) {
					t.Fatalf("%v: nodes %d and %d together is %t", g, v, w, !together)
				}
				if want[v][w] > 0 && of[w] > of[v] {
					t.Fatalf("%v: %d leads to %d, but its component has a smaller number", g, v, w)
				}
			}
			if !slices.Contains(members[of[v]], int32(v)) {
				t.Fatalf("%v: %d is no member of its component", g, v)
			}
		}
	}
}

func TestReach(t *testing.T) {
	type pair struct{ node, mark int32 }
	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		n := 1 + r.IntN(12)
		g := randomGraph(r, n, r.IntN(2*n+1))
		const marks = 3*reachBatch/2 + 1 // more than one batch
		given := make([][]int32, n)
		for v := range given {
			for range r.IntN(3) {
				given[v] = append(given[v], int32(r.IntN(marks)))
			}
		}
		want, got := map[pair]bool{}, map[pair]bool{}
		for v, row := range paths(g) {
			for w, d := range row {
				for _, m := range given[w] {
					if d > 0 {
						want[pair{int32(v), m}] = true
					}
				}
			}
		}
		g.reach(given, marks, func(node, mark int32) { got[pair{node, mark}] = true })
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%v (-want +got):\n%s", g, diff)
		}
	}
}

func TestShortestChain(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	s, any := (*search)(nil), func(_, _ int32) bool { return true }
	for range 300 {
		n := 2 + r.IntN(12)
		g := randomGraph(r, n, r.IntN(3*n))
		want := paths(g)
		s = newSearch(g)
		for target := range int32(n) {
			s.to([]int32{target}, any)
			for v := range int32(n) {
				if v == target {
					continue
				}
				chain := s.chain(v, any, any)
				if got := max(0, len(chain)-1); got != want[v][target] {
					t.Fatalf("%v: chain %v from %d to %d, want %d edges", g, chain, v, target, want[v][target])
				}
				for i := range len(chain) - 1 {
					if !slices.Contains(g[chain[i]], chain[i+1]) {
						t.Fatalf("%v: chain %v has a step that is no edge", g, chain)
					}
					for _, w := range g[chain[i]] {
						shorter := w == target || want[w][target] > 0 && want[w][target] <= len(chain)-2-i
						if w < chain[i+1] && shorter {
							t.Fatalf("%v: chain %v goes by %d though %d is as near and first by name", g, chain, chain[i+1], w)
						}
					}
				}
			}
		}
	}
}
