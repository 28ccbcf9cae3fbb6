package graph

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
)

// Budget is how large a Mermaid diagram may be. Whoever draws it has bounds of their own, and what is beyond them shows as
// an error or not at all.
type Budget struct{ Nodes, Edges, Bytes int }

// DefaultBudget stays well inside the bounds of the sites that draw Mermaid, and of what can be read.
var DefaultBudget = Budget{Nodes: 60, Edges: 120, Bytes: 20_000}

// fits reports whether a graph and its text are within the budget.
func (b Budget) fits(g *Graph, text string) bool {
	nodes := 0
	for i := range g.Nodes {
		if g.Nodes[i].Kind != Group || g.Nodes[i].Attrs.Count > 0 {
			nodes++
		}
	}
	return nodes <= b.Nodes && len(g.Edges) <= b.Edges && len(text) <= b.Bytes
}

// Mermaid writes the graph as a flowchart. One that is beyond the budget is drawn with less: first without what goes
// along edges, then group by group. The note says so; it is empty for all that there is.
func (g *Graph) Mermaid(link Link, b Budget) (text, note string, err error) {
	text = g.mermaid(link, true, "")
	if b.fits(g, text) {
		return text, "", nil
	}
	packages := fmt.Sprintf("%d nodes and %d edges are more than Mermaid draws well", len(g.Nodes), len(g.Edges))
	note = packages + "; what goes along the edges is left out"
	if text = g.mermaid("", false, note); b.fits(g, text) {
		return text, note, nil
	}
	small := g
	for {
		smaller, err := small.Collapse("group")
		if err != nil || len(smaller.Nodes) >= len(small.Nodes) {
			break
		}
		small = smaller
		note = packages + "; shown group by group"
		for _, words := range []bool{true, false} {
			if text = small.mermaid("", words, note); b.fits(small, text) {
				return text, note, nil
			}
		}
	}
	return small.mermaidOfLargest(packages, b)
}

// mermaidOfLargest draws the nodes with most edges, and the rest as one. It says what it leaves out.
func (g *Graph) mermaidOfLargest(why string, b Budget) (text, note string, err error) {
	for n := b.Nodes - 1; n > 0; n = n * 3 / 4 {
		few, dropped := g.largest(n, min(b.Edges, 2*n))
		note = fmt.Sprintf("%s, and so are their groups; the %d with most edges are shown", why, n)
		if dropped > 0 {
			note += fmt.Sprintf(", and %d lesser edges are left out", dropped)
		}
		note += "; --format svg draws all"
		if text = few.mermaid("", true, note); b.fits(few, text) {
			return text, note, nil
		}
	}
	return "", "", fmt.Errorf("%s within %d bytes", why, b.Bytes)
}

func (g *Graph) mermaid(link Link, words bool, note string) string {
	w := mermaidWriter{Graph: g, ids: map[string]string{}, children: map[string][]*Node{}, link: link}
	w.name()
	w.line(0, "flowchart LR")
	if note != "" {
		w.line(0, "%% "+note)
	}
	at := g.index()
	for i := range g.Nodes {
		n := &g.Nodes[i]
		parent := n.Parent
		if _, ok := at[parent]; !ok {
			parent = ""
		}
		w.children[parent] = append(w.children[parent], n)
	}
	w.nodes("", 1)
	var styles []string
	for i := range g.Edges {
		e := &g.Edges[i]
		w.edge(e, words)
		if s := lineStyles[e.Status]; s != "" {
			styles = append(styles, fmt.Sprintf("linkStyle %d %s", i, s))
		}
	}
	for _, s := range styles {
		w.line(1, s)
	}
	w.classes()
	return w.String()
}

type mermaidWriter struct {
	*Graph
	strings.Builder
	ids      map[string]string // of the diagram, by those of the graph
	children map[string][]*Node
	link     Link
	used     []string // classes
	frames   []string // subgraphs
}

func (w *mermaidWriter) line(depth int, text string) {
	w.WriteString(strings.Repeat("  ", depth))
	w.WriteString(text)
	w.WriteByte('\n')
}

// name gives every node an ID of letters, digits and _ that does not depend on what else there is, but for the rare case
// that two would be the same.
func (w *mermaidWriter) name() {
	taken := map[string]int{}
	for i := range w.Nodes {
		taken[plain(w.Nodes[i].ID)]++
	}
	for i := range w.Nodes {
		id := w.Nodes[i].ID
		name := plain(id)
		if taken[name] > 1 {
			h := fnv.New32a()
			h.Write([]byte(id))
			name = fmt.Sprintf("%s_%08x", name, h.Sum32())
		}
		w.ids[id] = name
	}
}

func plain(id string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, id)
}

func (w *mermaidWriter) nodes(parent string, depth int) {
	for _, n := range w.children[parent] {
		id := w.ids[n.ID]
		if len(w.children[n.ID]) > 0 {
			w.line(depth, fmt.Sprintf("subgraph %s[%s]", id, quoteMermaid(n.Name())))
			w.nodes(n.ID, depth+1)
			w.line(depth, "end")
			w.frames = append(w.frames, id)
			continue
		}
		class, label := string(n.Kind), n.Name()
		switch n.Status {
		case Violation:
			class, label = "violation", label+"\n✗ "+n.Rule
		case Baselined:
			label += "\nbaselined: " + n.Rule
		}
		shape := shapes[n.Kind]
		w.line(depth, fmt.Sprintf("%s%s%s%s:::%s", id, shape[0], quoteMermaid(label), shape[1], class))
		if !slices.Contains(w.used, class) {
			w.used = append(w.used, class)
		}
		if to := w.link.To(n.File, n.Line); to != "" {
			w.line(depth, fmt.Sprintf("click %s href %s", id, quoteMermaid(to)))
		}
	}
}

// shapes tell kinds apart where there is no colour.
var shapes = map[NodeKind][2]string{
	Group: {"[", "]"}, Operation: {"[", "]"}, Contract: {"([", "])"}, Adapter: {"[/", "/]"}, Transport: {`[\`, `\]`},
	Model: {"[(", ")]"}, Shared: {"(", ")"}, Root: {"{{", "}}"}, External: {"[[", "]]"}, Deployment: {"[[", "]]"}, Unclassified: {">", "]"},
}

func (w *mermaidWriter) edge(e *Edge, words bool) {
	arrow := arrows[e.Kind]
	switch e.Status {
	case Violation:
		arrow = "==>"
	case Baselined:
		arrow = "-.->"
	}
	says := e.Says(w.View)
	if !words && e.Status == OK {
		says = nil
	}
	label := ""
	if len(says) > 0 {
		label = "|" + quoteMermaid(strings.Join(says, "\n")) + "|"
	}
	w.line(1, fmt.Sprintf("%s %s%s %s", w.ids[e.From], arrow, label, w.ids[e.To]))
}

var arrows = map[EdgeKind]string{Calls: "-->", Dispatch: "-.->", Implements: "-.->", Wires: "-->", Uses: "-->", Imports: "-->"}

var lineStyles = map[Status]string{Violation: "stroke:#c62828,stroke-width:3px,color:#c62828", Baselined: "stroke:#a15c00,color:#a15c00"}

// classes names both fill and text of every class, so that it can be read on a light page and on a dark one.
func (w *mermaidWriter) classes() {
	slices.Sort(w.used)
	if len(w.frames) > 0 {
		slices.Sort(w.frames)
		w.line(1, "class "+strings.Join(w.frames, ",")+" frame")
		w.used = append(w.used, "frame")
	}
	for _, class := range w.used {
		w.line(1, "classDef "+class+" "+classStyles[class])
	}
}

var classStyles = map[string]string{
	"group": "fill:#eef3fb,color:#1e293b,stroke:#7f9cc9", "operation": "fill:#ffffff,color:#1e293b,stroke:#5b6b82",
	"contract": "fill:#eefaf1,color:#1e293b,stroke:#5f9e76", "adapter": "fill:#fdf3e1,color:#1e293b,stroke:#b98a3d",
	"transport": "fill:#f4eefb,color:#1e293b,stroke:#8d6fb8", "model": "fill:#edf7f7,color:#1e293b,stroke:#5a9ea0",
	"shared": "fill:#f1f3f6,color:#1e293b,stroke:#8593ab", "root": "fill:#e9edf3,color:#1e293b,stroke:#5b6b82",
	"external": "fill:#f6f7f9,color:#1e293b,stroke:#8593ab,stroke-dasharray:4 3", "deployment": "fill:#e6eefb,color:#1e293b,stroke:#4a6fa5",
	"frame": "fill:#f6f8fb,color:#1e293b,stroke:#b7c4d6", "unclassified": "fill:#fdf0d5,color:#1e293b,stroke:#a15c00,stroke-dasharray:4 3", "violation": "fill:#fdecec,color:#7f1d1d,stroke:#c62828,stroke-width:3px",
}

// quoteMermaid quotes a text. Everything that Mermaid, Markdown or HTML could take for more than text becomes an entity.
func quoteMermaid(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range visible(text) {
		switch {
		case r == '\n':
			b.WriteString("<br/>")
		case r == '"':
			b.WriteString("#quot;")
		case r == '&':
			b.WriteString("#amp;")
		case r == '<':
			b.WriteString("#lt;")
		case r == '>':
			b.WriteString("#gt;")
		case strings.ContainsRune("#`;%\\|", r):
			fmt.Fprintf(&b, "#%d;", r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
