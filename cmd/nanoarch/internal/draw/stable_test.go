package draw

import (
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
)

// moved tells how many boxes at the top stand elsewhere than before: no longer in one column with most boxes that they
// shared one with, or on the other side of boxes that stayed in it. That a column as a whole moves to the side, because
// another one came before it, is not counted.
func moved(before, after *Picture) int {
	old, now := map[int][]string{}, map[string]Slot{}
	for _, b := range after.Boxes {
		now[b.ID] = b.Slot
	}
	boxes := slices.Clone(before.Boxes)
	slices.SortFunc(boxes, func(a, b Box) int { return a.Slot.Place - b.Slot.Place })
	for _, b := range boxes {
		c := b.Slot.Band*1000 + b.Slot.Column
		old[c] = append(old[c], b.ID)
	}
	n := 0
	for _, ids := range old {
		most := 0
		company := map[[2]int][]int{} // places of those that are in one column now
		for _, id := range ids {
			c := [2]int{now[id].Band, now[id].Column}
			company[c] = append(company[c], now[id].Place)
		}
		for _, places := range company {
			most = max(most, rising(places))
		}
		n += len(ids) - most
	}
	return n
}

// rising returns the length of the longest run of rising numbers, others between them left out.
func rising(a []int) int {
	best := 0
	longest := make([]int, len(a))
	for i := range a {
		longest[i] = 1
		for j := range i {
			if a[j] < a[i] {
				longest[i] = max(longest[i], longest[j]+1)
			}
		}
		best = max(best, longest[i])
	}
	return best
}

// One edge more, between any two nodes and against any order, leaves three quarters of the groups where they are.
func TestOneEdgeMovesLittle(t *testing.T) {
	for _, c := range cases(t)[:6] {
		trials := min(100, 20_000/len(c.graph.Nodes))
		before := layout(t, c.graph, Options{})
		r := rand.New(rand.NewPCG(1, 2))
		var inner []string
		for _, n := range c.graph.Nodes {
			if n.Kind != Group {
				inner = append(inner, n.ID)
			}
		}
		sum, most, n := 0, 0, len(before.Boxes)
		for range trials {
			g := c.graph
			g.Edges = append(slices.Clip(g.Edges), Edge{ID: "new", From: inner[r.IntN(len(inner))], To: inner[r.IntN(len(inner))], Kind: Calls})
			m := moved(before, layout(t, g, Options{}))
			sum += m
			most = max(most, m)
		}
		t.Logf("%s: of %d groups %d move at most, %.1f %% on average", c.name, n, most, float64(100*sum)/float64(trials*n))
		if 4*most > n {
			t.Errorf("%s: one edge moves %d of %d groups", c.name, most, n)
		}
	}
}

func TestSameBytes(t *testing.T) {
	for _, c := range cases(t) {
		want := render(t, layout(t, c.graph, Options{}))
		for seed := range uint64(4) {
			procs := runtime.GOMAXPROCS(int(seed%2) + 1)
			r := rand.New(rand.NewPCG(seed, 1))
			g := c.graph
			g.Nodes, g.Edges = slices.Clone(g.Nodes), slices.Clone(g.Edges)
			r.Shuffle(len(g.Nodes), func(i, j int) { g.Nodes[i], g.Nodes[j] = g.Nodes[j], g.Nodes[i] })
			r.Shuffle(len(g.Edges), func(i, j int) { g.Edges[i], g.Edges[j] = g.Edges[j], g.Edges[i] })
			if got := render(t, layout(t, g, Options{})); got != want {
				t.Errorf("%s: the order of the input changes the picture", c.name)
			}
			runtime.GOMAXPROCS(procs)
		}
	}
}

// What is open has no say in where groups stand, and a closed group brings what is in it along.
func TestOpeningKeepsPlaces(t *testing.T) {
	for _, c := range cases(t)[1:6] {
		open := layout(t, c.graph, Options{Detail: Never, Closed: func(string) bool { return false }})
		closed := layout(t, c.graph, Options{Detail: Never, Closed: func(string) bool { return true }})
		for i, a := range open.Boxes {
			b := closed.Boxes[i]
			if a.ID != b.ID || a.Slot != b.Slot {
				t.Errorf("%s: %s stands at %v when it is open, at %v when it is closed", c.name, a.ID, a.Slot, b.Slot)
			}
			if a.Inside == nil {
				continue
			}
			if b.Open || !a.Open || len(a.Inside.Boxes) != len(b.Inside.Boxes) {
				t.Errorf("%s: %s has lost what is in it", c.name, a.ID)
			}
			if !slices.EqualFunc(a.Inside.Boxes, b.Inside.Boxes, func(x, y Box) bool { return x.Rect == y.Rect && x.ID == y.ID }) {
				t.Errorf("%s: what is in %s moves when it opens", c.name, a.ID)
			}
		}
	}
}
