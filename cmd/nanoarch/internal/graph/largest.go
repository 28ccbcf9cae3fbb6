package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// largest keeps so many nodes, those with most edges and what breaks a rule first, and makes one of all others; of the
// edges it keeps the heaviest. Groups around nodes go. It returns how many edges are left out.
func (g *Graph) largest(nodes, edges int) (out *Graph, dropped int) {
	weight := map[string]int{}
	for i := range g.Edges {
		e := &g.Edges[i]
		weight[e.From] += e.weight()
		weight[e.To] += e.weight()
	}
	order := slices.DeleteFunc(slices.Clone(g.Nodes), func(n Node) bool { return n.open() })
	slices.SortStableFunc(order, func(a, b Node) int {
		return cmp.Or(-cmp.Compare(rank(a.Status), rank(b.Status)), -cmp.Compare(weight[a.ID], weight[b.ID]), strings.Compare(a.ID, b.ID))
	})
	flat := &Graph{View: g.View, By: g.By, Tiers: g.Tiers, Errors: g.Errors, Nodes: order}
	rest := map[string]bool{}
	for i := range order {
		order[i].Parent = ""
		if i >= nodes {
			rest[order[i].ID] = true
		}
	}
	c := &collapsing{Graph: flat, at: flat.index(), into: map[string]string{}, nodes: map[string]*Node{}, edges: map[edgeKey]*Edge{}}
	more := &Node{ID: NodeID(Group, "more"), Kind: Group, Label: fmt.Sprintf("%d more", len(rest)), Status: OK, Attrs: Attrs{Count: len(rest)}}
	for i := range order {
		n := order[i]
		if !rest[n.ID] {
			c.into[n.ID], c.nodes[n.ID] = n.ID, &n
			continue
		}
		c.into[n.ID], c.nodes[more.ID] = more.ID, more
		if n.Status != OK {
			more.mark(n.Status, n.Rule, n.Findings)
		}
	}
	for i := range g.Edges {
		c.add(&g.Edges[i])
	}
	out = c.graph()
	if len(out.Edges) > edges {
		dropped = len(out.Edges) - edges
		slices.SortStableFunc(out.Edges, func(a, b Edge) int { return -cmp.Compare(a.weight(), b.weight()) })
		out.Edges = out.Edges[:edges]
		out.Sort()
	}
	return out, dropped
}

// weight is how much an edge counts: what breaks a rule more than any number of others.
func (e *Edge) weight() int { return max(1, e.Count) + 1_000_000*rank(e.Status) }
