package page

import (
	"fmt"
	"slices"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
)

// document is what the page reads. What occurs often is a list instead of an object, and text in it is a number in Text:
// data.js says what stands where.
type document struct {
	Title    string          `json:"title"`
	Tool     string          `json:"tool"`
	Start    string          `json:"start"`
	By       string          `json:"by"`
	Tiers    []string        `json:"tiers"`
	Link     string          `json:"link"`
	Judged   bool            `json:"judged"`
	Text     []string        `json:"text"` // the first one is empty
	Nodes    []any           `json:"nodes"`
	Edges    []any           `json:"edges"`
	Failures []any           `json:"failures"` // what becomes of errors; many edges have the same
	Own      [2]int          `json:"own"`      // how many nodes and edges the program has; the others are those of views
	Views    []*view         `json:"views"`
	Findings []Finding       `json:"findings"`
	Survey   *Survey         `json:"survey"`
	Problems []graph.Problem `json:"problems"`
}

var (
	nodeKinds = []graph.NodeKind{graph.Group, graph.Operation, graph.Contract, graph.Adapter, graph.Transport, graph.Model, graph.Shared, graph.Root, graph.External, graph.Deployment, graph.Unclassified}
	edgeKinds = []graph.EdgeKind{graph.Calls, graph.Dispatch, graph.Implements, graph.Wires, graph.Uses, graph.Imports}
	statuses  = []graph.Status{graph.OK, graph.Baselined, graph.Violation}
	fates     = []graph.Fate{graph.Dropped, graph.Unknown, graph.Passed, graph.Translated, graph.Handled}
)

// encoder numbers what the document speaks of.
type encoder struct {
	doc     document
	text    map[string]int
	nodeAt  map[string]int
	edgeAt  map[string][]int // by ID; a view may have another edge with the same
	all     []*graph.Edge
	finding map[string]int
	fates   map[string]int
	home    []string // the file in which each node has its place
	last    int      // where the edge before starts
	most    int      // errors that are listed of one node or edge
}

func (p *Page) document() (*document, error) {
	g := gathered(p.Graph)
	g.Sort()
	e := &encoder{text: map[string]int{}, nodeAt: map[string]int{}, edgeAt: map[string][]int{}, finding: map[string]int{}, fates: map[string]int{}}
	e.doc = document{
		Title: p.Title, Tool: p.Tool, Start: p.start(), By: g.By, Tiers: append([]string{}, g.Tiers...), Link: string(p.Link), Judged: p.Judged,
		Nodes: []any{}, Edges: []any{}, Failures: []any{}, Findings: append([]Finding{}, p.Findings...), Survey: p.Survey, Problems: append([]graph.Problem{}, g.Errors...),
	}
	e.number("")
	for i := range p.Findings {
		e.finding[p.Findings[i].ID] = i
	}
	e.budget(g)
	e.addNodes(g)
	e.addEdges(g)
	e.doc.Own = [2]int{len(e.doc.Nodes), len(e.doc.Edges)}
	for _, name := range graph.Views {
		r, err := reduced(g, name)
		if err != nil {
			return nil, err
		}
		e.addNodes(r)
		e.addEdges(r)
		v, err := e.view(r)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		e.doc.Views = append(e.doc.Views, v)
	}
	return &e.doc, nil
}

// reduced returns what a view shows. Where the graph refuses a view since there is nothing to show, the page says so in its
// place.
func reduced(g *graph.Graph, name string) (*graph.Graph, error) {
	if name == "deployments" && !slices.ContainsFunc(g.Nodes, func(n graph.Node) bool { return n.Kind == graph.Deployment }) {
		return &graph.Graph{View: name, By: g.By, Tiers: g.Tiers}, nil
	}
	return g.Reduce(name)
}

// budget bounds the lists of errors, so that the page of a large program stays small: a call at the top of a deep program
// can fail with every error below it.
func (e *encoder) budget(g *graph.Graph) {
	const all, least, most = 20_000, 2, 40
	n := 1
	for i := range g.Nodes {
		n += min(1, len(g.Nodes[i].Attrs.Errors))
	}
	for i := range g.Edges {
		n += min(1, len(g.Edges[i].Failures)+len(g.Edges[i].Errors))
	}
	e.most = min(most, max(least, all/n))
}

// number returns the number of a text.
func (e *encoder) number(s string) int {
	n, ok := e.text[s]
	if !ok {
		n = len(e.doc.Text)
		e.text[s] = n
		e.doc.Text = append(e.doc.Text, s)
	}
	return n
}

func (e *encoder) numbers(texts []string) []int {
	out := make([]int, len(texts))
	for i, s := range texts {
		out[i] = e.number(s)
	}
	return out
}

// parent returns the number of a node, -1 for none.
func (e *encoder) parent(id string) int {
	if i, ok := e.nodeAt[id]; ok && id != "" {
		return i
	}
	return -1
}

// trimmed cuts what is empty off the end.
func trimmed(list []any) []any {
	for n := len(list); n > 0; n-- {
		switch x := list[n-1].(type) {
		case int:
			if x != 0 {
				return list[:n]
			}
		case string:
			if x != "" {
				return list[:n]
			}
		case []int:
			if len(x) > 0 {
				return list[:n]
			}
		case []any:
			if len(x) > 0 {
				return list[:n]
			}
		default:
			if !isZero(x) {
				return list[:n]
			}
		}
	}
	return list[:0]
}
