package graph

import (
	"fmt"
	"strings"
)

// DOT writes the graph in the language of Graphviz. IDs are those of the graph, so that a change of the code changes no
// more lines than it must.
func (g *Graph) DOT(link Link) string {
	w := dotWriter{Graph: g, children: map[string][]*Node{}, ends: ends(g.Edges), link: link}
	at := g.index()
	for i := range g.Nodes {
		n := &g.Nodes[i]
		parent := n.Parent
		if _, ok := at[parent]; !ok {
			parent = ""
		}
		w.children[parent] = append(w.children[parent], n)
	}
	w.line(0, "digraph nanoarch {")
	w.line(1, "graph [rankdir=LR, compound=true, fontname=\"Helvetica\", fontsize=12, labeljust=l, tooltip=\" \", label="+quoteDOT(g.Title())+"]")
	w.line(1, `node [shape=box, style="filled", fillcolor="#ffffff", color="#5b6b82", fontcolor="#1e293b", fontname="Helvetica", fontsize=11]`)
	w.line(1, `edge [color="#5b6b82", fontcolor="#1e293b", fontname="Helvetica", fontsize=9]`)
	w.nodes("", 1)
	for i := range g.Edges {
		w.edge(&g.Edges[i])
	}
	w.line(0, "}")
	return w.String()
}

type dotWriter struct {
	*Graph
	strings.Builder
	children map[string][]*Node
	ends     map[string]bool
	link     Link
}

func (w *dotWriter) line(depth int, text string) {
	w.WriteString(strings.Repeat("  ", depth))
	w.WriteString(text)
	w.WriteByte('\n')
}

func (w *dotWriter) nodes(parent string, depth int) {
	for _, n := range w.children[parent] {
		if len(w.children[n.ID]) == 0 {
			w.node(n, depth)
			continue
		}
		w.line(depth, "subgraph "+quoteDOT("cluster "+n.ID)+" {")
		w.line(depth+1, fmt.Sprintf(`graph [label=%s, style="filled,rounded", fillcolor="#f6f8fb", color="#b7c4d6", fontcolor="#1e293b"]`, quoteDOT(n.Name())))
		if w.ends[n.ID] { // an edge needs a node
			w.line(depth+1, quoteDOT(n.ID)+" [shape=point, style=invis, label=\"\"]")
		}
		w.nodes(n.ID, depth+1)
		w.line(depth, "}")
	}
}

func (w *dotWriter) node(n *Node, depth int) {
	label := n.Name()
	style := dotStyles[n.Kind]
	switch n.Status {
	case Violation:
		label += "\n✗ " + n.Rule
		style += `, color="#c62828", fontcolor="#7f1d1d", penwidth=3`
	case Baselined:
		label += "\nbaselined: " + n.Rule
	}
	attrs := "label=" + quoteDOT(label) + style + ", tooltip=" + quoteDOT(n.ID)
	if to := w.link.To(n.File, n.Line); to != "" {
		attrs += ", URL=" + quoteDOT(to)
	}
	w.line(depth, quoteDOT(n.ID)+" ["+attrs+"]")
}

// dotStyles tell kinds apart by shape; colour comes on top.
var dotStyles = map[NodeKind]string{
	Group: `, style="filled,rounded", fillcolor="#eef3fb"`, Contract: `, shape=ellipse, fillcolor="#eefaf1"`,
	Adapter: `, shape=parallelogram, fillcolor="#fdf3e1"`, Transport: `, shape=invtrapezium, fillcolor="#f4eefb"`,
	Model: `, shape=cylinder, fillcolor="#edf7f7"`, Shared: `, style="filled,rounded", fillcolor="#f1f3f6"`,
	Root: `, shape=hexagon, fillcolor="#e9edf3"`, External: `, shape=component, style="filled,dashed", fillcolor="#f6f7f9"`,
	Deployment: `, shape=box3d, fillcolor="#e6eefb"`, Unclassified: `, style="filled,dashed", fillcolor="#fdf0d5"`,
}

func (w *dotWriter) edge(e *Edge) {
	attrs := []string{"id=" + quoteDOT(e.ID)}
	if says := e.Says(w.View); len(says) > 0 {
		attrs = append(attrs, "label="+quoteDOT(strings.Join(says, "\n")))
	}
	tip := string(e.Kind)
	if len(e.Positions) > 0 {
		tip += " at " + e.Positions[0]
		file, line := cutPlace(e.Positions[0])
		var number int
		if _, err := fmt.Sscan(line, &number); err == nil {
			if to := w.link.To(file, number); to != "" {
				attrs = append(attrs, "URL="+quoteDOT(to))
			}
		}
	}
	attrs = append(attrs, "tooltip="+quoteDOT(tip))
	switch e.Kind {
	case Dispatch:
		attrs = append(attrs, `style="dashed"`, "arrowhead=open")
	case Implements:
		attrs = append(attrs, `style="dashed"`, "arrowhead=onormal")
	case Wires:
		attrs = append(attrs, "arrowhead=odot")
	case Uses, Imports:
		attrs = append(attrs, "arrowhead=vee")
	}
	switch e.Status {
	case Violation:
		attrs = append(attrs, `color="#c62828"`, `fontcolor="#c62828"`, "penwidth=3", "constraint=false")
	case Baselined:
		attrs = append(attrs, `color="#a15c00"`, `fontcolor="#a15c00"`, `style="dotted"`, "constraint=false")
	}
	w.line(1, fmt.Sprintf("%s -> %s [%s]", quoteDOT(e.From), quoteDOT(e.To), strings.Join(attrs, ", ")))
}

// quoteDOT quotes a text. A backslash or an ampersand would start an escape that Graphviz replaces.
func quoteDOT(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range visible(text) {
		switch {
		case r == '\n':
			b.WriteString(`\n`)
		case r == '"':
			b.WriteString(`\"`)
		case r == '\\':
			b.WriteString(`\\`)
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
