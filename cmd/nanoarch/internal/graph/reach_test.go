package graph

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFocus(t *testing.T) {
	g, err := made(t, small).Reduce("flows")
	if err != nil {
		t.Fatal(err)
	}
	violation := "shop/place imports stock/count violation"
	for _, test := range []struct {
		word, reach string
		depth       int
		want        []string
	}{
		{"shop/place", "both", 1, []string{"shop/place calls stock/take", "web calls shop/place", violation}},
		{"./shop/place/", "up", 0, []string{"web calls shop/place", violation}},
		{"shop/place", "down", 0, []string{"shop/place calls stock/take", "stock/take calls db", violation}},
		{"shop/place", "down", 1, []string{"shop/place calls stock/take", violation}},
		{"db", "up", 0, []string{"shop/place calls stock/take", "stock/take calls db", "web calls shop/place", "stock/count dispatch stock/take", violation}},
		{"stock", "down", 1, []string{"stock/take calls db", "stock/count dispatch stock/take", "shop/idle imports stock/count baselined", violation}},
		{"stock/...", "down", 1, []string{"stock/take calls db", "stock/count dispatch stock/take", "shop/idle imports stock/count baselined", violation}},
		{"take", "down", 1, []string{"stock/take calls db"}},
		{"operation:stock/take", "up", 1, []string{"shop/place calls stock/take", "stock/count dispatch stock/take", violation}},
	} {
		out, err := g.Focus(test.word, test.reach, test.depth)
		if err != nil {
			t.Errorf("%s %s %d: %v", test.word, test.reach, test.depth, err)
			continue
		}
		if diff := cmp.Diff(test.want, edges(out)); diff != "" {
			t.Errorf("%s %s %d: -want +got\n%s", test.word, test.reach, test.depth, diff)
		}
	}
	if _, err := g.Focus("shop/plaice", "both", 1); err == nil || !strings.Contains(err.Error(), `nothing called "shop/plaice"`) {
		t.Errorf("a word that means nothing: %v", err)
	}
	same := made(t, "operation:a/get\noperation:b/get")
	if _, err := same.Focus("get", "both", 1); err == nil || !strings.Contains(err.Error(), "operation:a/get, operation:b/get") {
		t.Errorf("a word that means two nodes: %v", err)
	}
}

func TestPaths(t *testing.T) {
	g := made(t, `
operation:a
operation:b
operation:c
operation:d
operation:e
operation:a calls operation:b
operation:b calls operation:d
operation:a calls operation:c
operation:c calls operation:d
operation:b calls operation:c
operation:d calls operation:a
operation:d calls operation:e
`)
	short := []string{"a calls b", "a calls c", "b calls d", "c calls d"}
	for _, test := range []struct {
		from, to string
		depth    int
		want     []string
		err      string
	}{
		{"a", "d", 0, short, ""},
		{"a", "d", 2, short, ""},
		{"a", "d", 3, []string{"a calls b", "a calls c", "b calls c", "b calls d", "c calls d"}, ""},
		{"a", "e", 0, append(slices.Clone(short), "d calls e"), ""},
		{"a", "e", 2, nil, "has 3 edges, which is more than --depth 2"},
		{"e", "a", 0, nil, "no way leads from e to a"},
		{"a", "nobody", 0, nil, "nothing called"},
	} {
		out, err := g.Paths(test.from, test.to, test.depth)
		if test.err != "" {
			if err == nil || !strings.Contains(err.Error(), test.err) {
				t.Errorf("%s to %s: %v, want %s", test.from, test.to, err, test.err)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, edges(out)); diff != "" {
			t.Errorf("%s to %s in %d: -want +got\n%s", test.from, test.to, test.depth, diff)
		}
	}
}

// TestPathsAreAll compares the ways with those that a search without any shortcut finds.
func TestPathsAreAll(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	found := 0
	for range 300 {
		g := random(r, 8, 20)
		from, to := g.Nodes[len(g.Nodes)-1].ID, g.Nodes[len(g.Nodes)-2].ID
		want := map[string]bool{}
		depth := 1 + r.IntN(4)
		every(g, from, to, depth, nil, want)
		got, err := g.Paths(from, to, depth)
		if err != nil {
			if len(want) > 0 {
				t.Fatalf("%v, but there are ways over %v", err, want)
			}
			continue
		}
		found++
		for _, e := range got.Edges {
			if !want[e.ID] {
				t.Errorf("%s lies on no way", e.ID)
			}
			delete(want, e.ID)
		}
		if len(want) > 0 {
			t.Errorf("ways over %v are missing", want)
		}
	}
	if found < 50 {
		t.Errorf("only %d graphs have a way", found)
	}
}

// every notes the edges of all ways from one node to another that pass no node twice.
func every(g *Graph, from, to string, depth int, way []Edge, found map[string]bool) {
	if from == to {
		for _, e := range way {
			found[e.ID] = true
		}
		return
	}
	if len(way) == depth {
		return
	}
	for _, e := range g.Edges {
		passed := e.To == from || slices.ContainsFunc(way, func(w Edge) bool { return w.From == e.To })
		if e.From == from && !passed {
			every(g, e.To, to, depth, append(slices.Clone(way), e), found)
		}
	}
}
