package draw

import (
	"fmt"
	"strings"
	"testing"
)

func TestWhatCannotBeDrawn(t *testing.T) {
	a, b := Node{ID: "a"}, Node{ID: "b"}
	for want, g := range map[string]Graph{
		`a node labelled "x" has no id`:                       {Nodes: []Node{{Label: "x"}}},
		`two nodes have the id "a"`:                           {Nodes: []Node{a, b, a}},
		`node "a" stands in "c", which is no node`:            {Nodes: []Node{{ID: "a", Parent: "c"}}},
		`node "a" stands in itself, by way of "b"`:            {Nodes: []Node{{ID: "a", Parent: "b"}, {ID: "b", Parent: "a"}}},
		`an edge from "a" to "b" has no id`:                   {Nodes: []Node{a, b}, Edges: []Edge{{From: "a", To: "b"}}},
		`two edges have the id "e"`:                           {Nodes: []Node{a, b}, Edges: []Edge{{ID: "e", From: "a", To: "b"}, {ID: "e", From: "b", To: "a"}}},
		`edge "e" has an end at "c", which is no node`:        {Nodes: []Node{a}, Edges: []Edge{{ID: "e", From: "a", To: "c"}}},
		`node "a" is of tier "x", which is none of the tiers`: {Nodes: []Node{{ID: "a", Tier: "x"}}, Tiers: []string{"y"}},
	} {
		if _, err := Layout(g, Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestNothingToDraw(t *testing.T) {
	for _, g := range []Graph{{}, {Nodes: []Node{{ID: "a"}}}, {Nodes: []Node{{ID: "a", Kind: Group}, {ID: "b", Parent: "a"}}}} {
		p := layout(t, g, Options{})
		checkDocument(t, render(t, p))
		if f := faults(&p.Scene); len(f) > 0 {
			t.Error(f)
		}
	}
}

// chain is a group with so many operations, each of which calls the next one.
func chain(n int) Graph {
	g := Graph{Nodes: []Node{{ID: "g", Kind: Group, Label: "chain"}}}
	for i := range n {
		g.Nodes = append(g.Nodes, Node{ID: fmt.Sprintf("%03d", i), Kind: Operation, Label: fmt.Sprintf("step-%d", i), Parent: "g"})
		if i > 0 {
			g.Edges = append(g.Edges, Edge{ID: fmt.Sprintf("%03d", i), From: fmt.Sprintf("%03d", i-1), To: fmt.Sprintf("%03d", i), Kind: Calls})
		}
	}
	return g
}

func TestLongChainsAreWrapped(t *testing.T) {
	for _, n := range []int{5, 6, 12, 40} {
		p := layout(t, chain(n), Options{Detail: Never})
		bands := map[int]int{}
		for _, b := range p.Boxes[0].Inside.Boxes {
			bands[b.Slot.Band]++
		}
		if want := (n + 4) / 5; len(bands) != want {
			t.Errorf("%d steps stand in %d bands, not %d", n, len(bands), want)
		}
		if n > 5 && p.Width > 800 {
			t.Errorf("%d steps are %g wide", n, p.Width)
		}
		for _, f := range faults(&p.Scene) {
			t.Errorf("%d steps: %s", n, f)
		}
	}
}

// Groups without edges stay near the others: they add no more than the rows that they need.
func TestUnconnectedStaysNear(t *testing.T) {
	g := synthetic(60, 7)
	before := layout(t, g, Options{})
	for i := range 5 {
		id := fmt.Sprintf("alone%d", i)
		g.Nodes = append(g.Nodes, Node{ID: id, Kind: Group, Label: id}, Node{ID: id + "op", Kind: Operation, Label: "do", Parent: id})
	}
	after := layout(t, g, Options{})
	if after.Width > before.Width || after.Height > before.Height+130 {
		t.Errorf("five small groups make %gx%g of %gx%g", after.Width, after.Height, before.Width, before.Height)
	}
}

// A group in which another one stands, and an edge into it from inside.
func TestGroupsInGroups(t *testing.T) {
	g := Graph{
		Nodes: []Node{{ID: "outer"}, {ID: "inner", Parent: "outer"}, {ID: "a", Parent: "inner"}, {ID: "b", Parent: "outer"}, {ID: "c"}},
		Edges: []Edge{{ID: "1", From: "a", To: "b"}, {ID: "2", From: "a", To: "c"}, {ID: "3", From: "a", To: "outer"}, {ID: "4", From: "a", To: "a"}},
	}
	p := layout(t, g, Options{})
	if missing := absent(g, p); len(missing) > 0 {
		t.Error(missing)
	}
	ends := map[string]string{}
	var walk func(s *Scene)
	walk = func(s *Scene) {
		for _, l := range s.Lines {
			ends[l.Edges[0]] = l.From + " > " + l.To
		}
		for _, b := range s.Boxes {
			if b.Inside != nil {
				walk(b.Inside)
			}
		}
	}
	walk(&p.Scene)
	for edge, want := range map[string]string{"1": "inner > b", "2": "outer > c", "3": "outer > outer", "4": "a > a"} {
		if ends[edge] != want {
			t.Errorf("edge %s is drawn from %s, not %s", edge, ends[edge], want)
		}
	}
}

func TestLargeIsClosed(t *testing.T) {
	for n, open := range map[int]bool{300: true, 2000: false} {
		if p := layout(t, synthetic(n, 13), Options{}); p.Boxes[0].Open != open {
			t.Errorf("%d operations are drawn open: %v", n, p.Boxes[0].Open)
		}
	}
}
