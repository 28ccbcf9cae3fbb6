package program

import (
	"math/bits"
	"math/rand/v2"
	"testing"
)

func arcsOf(r *rand.Rand, g digraph) []arc {
	var out []arc
	for v := range g {
		for _, w := range g[v] {
			out = append(out, arc{int32(v), w, 1 + r.IntN(3)})
		}
	}
	return out
}

// hasRing reports whether the edges, without those of cut, hold a ring.
func hasRing(n int, arcs []arc, cut func(i int) bool) bool {
	g := make(digraph, n)
	for i, a := range arcs {
		if !cut(i) {
			g[a.from] = append(g[a.from], a.to)
		}
	}
	_, members := g.components()
	return len(members) < n
}

func cutOf(arcs, cut []arc) func(int) bool {
	gone := map[[2]int32]bool{}
	for _, a := range cut {
		gone[[2]int32{a.from, a.to}] = true
	}
	return func(i int) bool { return gone[[2]int32{arcs[i].from, arcs[i].to}] }
}

func TestBreakingIsSmallest(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 150 {
		n := 2 + r.IntN(5)
		arcs := arcsOf(r, randomGraph(r, n, r.IntN(11)))
		edges, imports := len(arcs), 0
		for set := range uint(1) << len(arcs) {
			cut := func(i int) bool { return set&(1<<i) != 0 }
			weight := 0
			for i, a := range arcs {
				if cut(i) {
					weight += a.weight
				}
			}
			k := bits.OnesCount(set)
			if (k < edges || k == edges && weight < imports) && !hasRing(n, arcs, cut) {
				edges, imports = k, weight
			}
		}
		cut, exact := breaking(n, arcs)
		weight := 0
		for _, a := range cut {
			weight += a.weight
		}
		if !exact || len(cut) != edges || len(cut) > 0 && weight != imports || hasRing(n, arcs, cutOf(arcs, cut)) {
			t.Fatalf("%v: cut %v of %d imports, exact %t; want %d edges of %d imports", arcs, cut, weight, exact, edges, imports)
		}
	}
}

func TestBreakingOfManyNodes(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for _, n := range []int{exactLimit + 1, 60} {
		arcs := arcsOf(r, randomGraph(r, n, 4*n))
		cut, exact := breaking(n, arcs)
		if exact || hasRing(n, arcs, cutOf(arcs, cut)) {
			t.Fatalf("%d nodes: exact %t, or a ring is left", n, exact)
		}
		for spare := range cut {
			less := append(append([]arc{}, cut[:spare]...), cut[spare+1:]...)
			if !hasRing(n, arcs, cutOf(arcs, less)) {
				t.Errorf("%d nodes: edge %v need not go", n, cut[spare])
			}
		}
	}
}
