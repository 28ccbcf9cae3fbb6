package draw

import (
	"math/rand/v2"
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

func TestOneEdgeMovesLittle(t *testing.T) {
	for _, c := range cases(t)[:6] {
		before, err := Layout(c.graph, Options{})
		if err != nil {
			t.Fatal(err)
		}
		r := rand.New(rand.NewPCG(1, 2))
		var inner []string
		for _, n := range c.graph.Nodes {
			if n.Kind != Group {
				inner = append(inner, n.ID)
			}
		}
		sum, most, over, trials := 0, 0, 0, 100
		n := len(before.Boxes)
		for range trials {
			g := c.graph
			g.Edges = append(slices.Clip(g.Edges), Edge{ID: "new", From: inner[r.IntN(len(inner))], To: inner[r.IntN(len(inner))], Kind: Calls})
			after, err := Layout(g, Options{})
			if err != nil {
				t.Fatal(err)
			}
			m := moved(before, after)
			sum += m
			most = max(most, m)
			if 4*m > n {
				over++
			}
		}
		t.Logf("%s: of %d groups %d move at most, %.1f %% on average; over %d", c.name, n, most, float64(100*sum)/float64(trials*n), over)
	}
}
