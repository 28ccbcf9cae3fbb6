package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

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

// addNodes adds the nodes that are not there yet, those around others first.
func (e *encoder) addNodes(g *graph.Graph) {
	known := map[string]*graph.Node{}
	for i := range g.Nodes {
		known[g.Nodes[i].ID] = &g.Nodes[i]
	}
	var add func(n *graph.Node)
	add = func(n *graph.Node) {
		if _, ok := e.nodeAt[n.ID]; ok {
			return
		}
		if p := known[n.Parent]; p != nil {
			add(p)
		}
		e.nodeAt[n.ID] = len(e.doc.Nodes)
		e.doc.Nodes = append(e.doc.Nodes, e.node(n))
		e.home = append(e.home, n.File)
	}
	for i := range g.Nodes {
		add(&g.Nodes[i])
	}
}

// nodeMore is what few nodes have.
type nodeMore struct {
	Package     string   `json:"package,omitempty"` // if it is not the module and the path
	Inferred    bool     `json:"inferred,omitempty"`
	ErrorCount  int      `json:"errorCount,omitempty"` // if not all are listed
	Operations  []string `json:"operations,omitempty"`
	Handles     []string `json:"handles,omitempty"`
	Owner       string   `json:"owner,omitempty"`
	Template    string   `json:"template,omitempty"`
	Deployments []int    `json:"deployments,omitempty"`
	Count       int      `json:"count,omitempty"`
	Rule        string   `json:"rule,omitempty"`
	Findings    []int    `json:"findings,omitempty"`
	Tier        int      `json:"tier,omitempty"` // 1-based
}

func (e *encoder) node(n *graph.Node) []any {
	a := &n.Attrs
	path := n.Path()
	more := nodeMore{
		Inferred: a.Inferred, Operations: a.Operations, Handles: a.Handles, Owner: a.Owner, Template: a.Template,
		Deployments: e.numbers(a.Deployments), Count: a.Count, Rule: n.Rule, Findings: e.found(n.Findings),
	}
	module, ok := strings.CutSuffix(a.Package, "/"+path)
	if !ok || a.Package == "" {
		module, more.Package = "", a.Package
	}
	if a.Tier != "" && n.Parent == "" {
		more.Tier = 1 + e.number(a.Tier)
	}
	errs := a.Errors
	if len(errs) > e.most {
		more.ErrorCount = len(errs)
		errs = errs[:e.most]
	}
	var label any = n.Label
	if strings.HasSuffix(path, n.Label) && ascii(n.Label) {
		label = len(n.Label)
	}
	file, ok := strings.CutPrefix(n.File, path+"/")
	if ok {
		file = "/" + file
	}
	return trimmed([]any{index(nodeKinds, n.Kind), path, label, e.parent(n.Parent), index(statuses, n.Status), file, n.Line,
		e.number(module), e.number(a.Role), e.number(a.In), e.number(a.Out), e.numbers(errs), e.numbers(a.Interfaces), more})
}

func ascii(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > 126 || r < 32 })
}

// found returns the numbers of findings.
func (e *encoder) found(ids []string) []int {
	var out []int
	for _, id := range ids {
		if i, ok := e.finding[id]; ok {
			out = append(out, i)
		}
	}
	return out
}

// addEdges adds the edges that are not there yet.
func (e *encoder) addEdges(g *graph.Graph) {
	for i := range g.Edges {
		x := &g.Edges[i]
		if e.edge(x) < 0 {
			e.edgeAt[x.ID] = append(e.edgeAt[x.ID], len(e.all))
			e.all = append(e.all, x)
			e.doc.Edges = append(e.doc.Edges, e.encoded(x))
		}
	}
}

// edge returns the number of an edge, -1 if it is not there.
func (e *encoder) edge(x *graph.Edge) int {
	for _, i := range e.edgeAt[x.ID] {
		if y := e.all[i]; x.Status == y.Status && x.Count == y.Count && slices.Equal(x.Positions, y.Positions) {
			return i
		}
	}
	return -1
}

// edges returns the numbers of a view's edges, in order.
func (e *encoder) edges(g *graph.Graph) []int {
	out := make([]int, 0, len(g.Edges))
	for i := range g.Edges {
		out = append(out, e.edge(&g.Edges[i]))
	}
	slices.Sort(out)
	return out
}

// edgeMore is what few edges have.
type edgeMore struct {
	Rule         string `json:"rule,omitempty"`
	Findings     []int  `json:"findings,omitempty"`
	ErrorCount   int    `json:"errorCount,omitempty"`   // if not all are listed
	FailureCount int    `json:"failureCount,omitempty"` // likewise
	PlaceCount   int    `json:"placeCount,omitempty"`   // likewise
	Count        int    `json:"count,omitempty"`
	Remote       bool   `json:"remote,omitempty"`
}

// mostPlaces is how many places of an edge are listed.
const mostPlaces = 30

// encoded writes an edge. Its start is the distance to that of the edge before.
func (e *encoder) encoded(x *graph.Edge) []any {
	more := edgeMore{Rule: x.Rule, Findings: e.found(x.Findings), Count: x.Count, Remote: x.Remote}
	from, to := e.nodeAt[x.From], e.nodeAt[x.To]
	places := e.places(x.Positions[:min(mostPlaces, len(x.Positions))], from)
	if len(x.Positions) > mostPlaces {
		more.PlaceCount = len(x.Positions)
	}
	var imported any = 0
	if x.Import != "" && x.Kind != graph.Imports && x.Kind != graph.Uses { // else it is one of the places
		imported = e.places([]string{x.Import}, from)
	}
	errs := x.Errors
	if len(x.Failures) > 0 {
		errs = nil // they say the same and more
	}
	if len(errs) > e.most {
		more.ErrorCount = len(errs)
		errs = errs[:e.most]
	}
	if len(x.Failures) > e.most {
		more.FailureCount = len(x.Failures)
	}
	start := from - e.last
	e.last = from
	return trimmed([]any{index(edgeKinds, x.Kind), start, to, places, index(statuses, x.Status),
		e.number(x.In), e.number(x.Out), e.number(x.Contract), e.parent(x.Via) + 1, imported, e.failures(x.Failures, to), e.numbers(errs), more})
}

// failures lists what becomes of errors, the worst first, by their numbers.
func (e *encoder) failures(all []graph.Failure, to int) []int {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b graph.Failure) int { return index(fates, a.Fate) - index(fates, b.Fate) })
	out := []int{}
	for _, f := range all[:min(e.most, len(all))] {
		row := trimmed([]any{index(fates, f.Fate), e.number(f.Error), e.place(f.Starts, to), e.numbers(f.Becomes)})
		key := fmt.Sprint(row)
		n, ok := e.fates[key]
		if !ok {
			n = len(e.doc.Failures)
			e.fates[key] = n
			e.doc.Failures = append(e.doc.Failures, row)
		}
		out = append(out, n)
	}
	return out
}

// places writes places: as a number if there is one, in the file in which the node has its own.
func (e *encoder) places(list []string, of int) any {
	out := []int{}
	for _, s := range list {
		out = append(out, e.place(s, of)...)
	}
	if len(out) == 2 && out[0] == 0 {
		return out[1]
	}
	return out
}

// place writes file:line as two numbers. Nothing stands for the file in which a node has its own place.
func (e *encoder) place(s string, of int) []int {
	if s == "" {
		return []int{}
	}
	file, line := s, 0
	if i := strings.LastIndexByte(s, ':'); i >= 0 {
		if n, err := strconv.Atoi(s[i+1:]); err == nil {
			file, line = s[:i], n
		}
	}
	if file == e.home[of] {
		return []int{0, line}
	}
	return []int{e.number(file), line}
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
