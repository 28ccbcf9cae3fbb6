package main

import (
	"fmt"
	"io"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/draw"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
)

// drawn is a graph as the drawing knows it.
func (p *picture) drawn(g *graph.Graph) draw.Graph {
	d := draw.Graph{Title: g.Title(), Tiers: g.Tiers}
	for i := range g.Nodes {
		n := &g.Nodes[i]
		d.Nodes = append(d.Nodes, draw.Node{
			ID: n.ID, Kind: string(n.Kind), Label: labelOf(n), Parent: n.Parent, Tier: n.Attrs.Tier, Tag: tagOf(n),
			File: n.File, Line: n.Line, Link: p.link.To(n.File, n.Line),
		})
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		x := draw.Edge{
			ID: e.ID, From: e.From, To: e.To, Kind: string(e.Kind), In: e.In, Out: e.Out, Errors: e.Errors,
			Status: string(e.Status), Rule: e.Rule, Positions: e.Positions,
		}
		if g.View == "failures" {
			x.In, x.Out, x.Errors = "", e.FatesInShort(), e.Says(g.View)
		}
		d.Edges = append(d.Edges, x)
		for more := 1; more < e.Count; more++ { // the drawing counts them
			x.ID = fmt.Sprintf("%s %d", e.ID, more)
			d.Edges = append(d.Edges, x)
		}
	}
	return d
}

// labelOf is a node's name, and the rule that it breaks.
func labelOf(n *graph.Node) string {
	switch n.Status {
	case graph.Violation:
		return n.Name() + " ✗ " + n.Rule
	case graph.Baselined:
		return n.Name() + " (baselined: " + n.Rule + ")"
	}
	return n.Name()
}

// tagOf tells operations apart that answer requests of a mediator.
func tagOf(n *graph.Node) string {
	if n.Kind == graph.Operation && len(n.Attrs.Handles) > 0 {
		return "event"
	}
	return ""
}

// svg lays the graph out and draws it.
func (p *picture) svg(g *graph.Graph, w io.Writer) error {
	pic, err := draw.Layout(p.drawn(g), draw.Options{})
	if err != nil {
		return err
	}
	return pic.SVG(w)
}
