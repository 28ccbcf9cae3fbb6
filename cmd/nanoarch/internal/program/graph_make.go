package program

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
	"github.com/nanoarch/nanoarch/rules"
)

// GraphSections are the sections that Graph reads. Where a record lacks some, the graph lacks what they say.
const GraphSections = inventory.SectionDecls | inventory.SectionUses | inventory.SectionCalls | inventory.SectionConversions | inventory.SectionErrors

// Judged is a finding with what the baseline made of it.
type Judged struct {
	*subject.Finding
	Baselined bool // left for later
}

// Graph makes the graph of a program: what its packages are, which flows go between them through contracts and
// mediators, who binds whom, and where the findings stand. All of it is read off the records that were judged.
func Graph(p *Program, found []Judged) *graph.Graph {
	b := newPicture(p)
	b.names = newShortener(b.importPaths())
	for _, n := range b.survey.nodes {
		if b.shows(n) {
			b.addPackage(n)
		}
	}
	b.deploy()
	b.findImplementers()
	b.findFailures()
	b.dispatches()
	b.implementations()
	b.calls()
	b.imports()
	b.ship()
	b.mark(found)
	b.describe()
	b.group()
	b.finish()
	return b.out
}

func newPicture(p *Program) *picture {
	s := newSurvey(p)
	s.assignRoles()
	return &picture{survey: s, out: &graph.Graph{}, ids: map[*node]string{}, inner: map[*node][2]map[int]bool{}, edges: map[edgeKey]*graph.Edge{}, nodes: map[string]*graph.Node{}}
}

// picture gathers the nodes and edges of a graph.
type picture struct {
	*survey
	out   *graph.Graph
	names *shortener
	ids   map[*node]string // of the nodes that are shown
	nodes map[string]*graph.Node
	edges map[edgeKey]*graph.Edge

	ships      []deployment
	shippedBy  map[*node]bitset // numbers of deployments
	impls      implementers
	fails      failures
	flowing    []flow                    // all flows that are drawn
	bare       bool                      // flows are all that is wanted
	dispatched map[*inventory.Call]bool  // calls that are drawn as dispatch
	calledBy   map[function][]staticCall // generic functions by their callers, nil as long as nobody asked
	inner      map[*node][2]map[int]bool // functions that entry points of their unit reach
}

// edgeKey tells edges apart. The text is what makes two of the same ends and meaning different.
type edgeKey struct {
	kind     graph.EdgeKind
	from, to string
	detail   string
	text     string
}

// importPaths lists all packages of the program and all that these import.
func (b *picture) importPaths() []string {
	seen := map[string]bool{}
	var out []string
	add := func(p string) {
		if !seen[p] && p != "" {
			seen[p] = true
			out = append(out, p)
		}
	}
	for _, n := range b.survey.nodes {
		add(n.unit.ImportPath)
		for _, i := range n.unit.Imports {
			add(i.Path)
		}
	}
	return out
}

// shows reports whether a folder is part of the picture whatever leads there: not what is there for tests only.
func (b *picture) shows(n *node) bool {
	return n.kind != rules.Tests && n.kind != rules.Mocks && !n.onlyTests()
}

// nodeKinds are the kinds of nodes by the kinds of roles. The others have none of their own.
var nodeKinds = map[rules.Kind]graph.NodeKind{
	rules.Operation: graph.Operation, rules.Contract: graph.Contract, rules.Adapter: graph.Adapter,
	rules.Transport: graph.Transport, rules.Model: graph.Model, rules.Root: graph.Root,
}

func (b *picture) kindOf(n *node) graph.NodeKind {
	policy := b.program.Policy
	if policy != nil && len(policy.Roles()) > 0 && !n.byPolicy() && !n.Member {
		return graph.Unclassified
	}
	return cmp.Or(nodeKinds[n.kind], graph.Shared)
}

// addPackage adds the node of a folder and returns its ID.
func (b *picture) addPackage(n *node) string {
	if id, ok := b.ids[n]; ok {
		return id
	}
	kind := b.kindOf(n)
	x := &graph.Node{ID: graph.NodeID(kind, n.Dir), Kind: kind, Label: b.labelOf(n, kind), Status: graph.OK}
	x.Attrs.Package, x.Attrs.Role, x.Attrs.Inferred = n.unit.ImportPath, n.role, !n.byPolicy() && n.role != ""
	x.Attrs.Owner = b.program.OwnerOf(n.Node)
	if r := n.Class.Role; r != nil {
		x.Attrs.Template = r.Template
	}
	for _, v := range n.Class.Values {
		if x.Attrs.Values == nil {
			x.Attrs.Values = map[string]string{}
		}
		x.Attrs.Values[v.Name] = v.Value
	}
	x.File, x.Line = b.placeOfPackage(n)
	b.nodes[x.ID], b.ids[n] = x, x.ID
	return x.ID
}

// labelOf names an operation as the policy does, and anything else by as much of its folder as tells it apart.
func (b *picture) labelOf(n *node, kind graph.NodeKind) string {
	if v, ok := n.Class.Values.Get("operation"); ok && kind == graph.Operation {
		return v
	}
	if n.Dir == "." {
		return path.Base(cmp.Or(n.unit.ImportPath, n.unit.Name))
	}
	if kind == graph.Operation {
		return path.Base(n.Dir)
	}
	short := b.names.path(n.unit.ImportPath)
	if strings.HasSuffix(n.Dir, short) {
		return short
	}
	return path.Base(n.Dir)
}

// placeOfPackage is where people start to read: the one behaviour of an operation, the interface of a contract, main, or
// else the package clause of the first file.
func (b *picture) placeOfPackage(n *node) (file string, line int) {
	u := n.unit
	if n.kind == rules.Operation && len(n.behaviours) == 1 {
		return n.at(u.Entries[n.behaviours[0]].Pos)
	}
	if n.isContract() {
		for i := range u.Types {
			if t := &u.Types[i]; t.Exported && !t.Test && t.Class == inventory.ClassInterface {
				return n.at(t.Pos)
			}
		}
	}
	for i := range u.Funcs {
		if f := &u.Funcs[i]; u.Name == "main" && f.Name == "main" && f.Recv == "" {
			return n.at(f.Pos)
		}
	}
	for i := range u.Files {
		if f := &u.Files[i]; !f.Test && f.Excluded == "" {
			return n.at(inventory.Pos{File: i, Start: f.PackagePos.Start})
		}
	}
	if len(u.Files) > 0 {
		return n.at(u.Files[0].PackagePos)
	}
	return n.Dir, 0
}

// edge returns the edge between two nodes, made when it is asked for the first time.
func (b *picture) edge(k edgeKey) *graph.Edge {
	e := b.edges[k]
	if e == nil {
		e = &graph.Edge{From: k.from, To: k.to, Kind: k.kind, Status: graph.OK}
		b.edges[k] = e
	}
	return e
}

// finish gives the edges their IDs and brings everything into order. Where two edges would have one ID, as calls of a
// generic contract for several types have, the types are part of it.
func (b *picture) finish() {
	count := map[string]int{}
	for k := range b.edges {
		count[k.id()]++
	}
	for k, e := range b.edges {
		e.ID = k.id()
		if count[e.ID] > 1 {
			e.ID += k.text
		}
		b.out.Edges = append(b.out.Edges, *e)
	}
	for _, n := range b.nodes {
		b.out.Nodes = append(b.out.Nodes, *n)
	}
	for _, p := range b.problems() {
		b.out.Errors = append(b.out.Errors, graph.Problem(p))
	}
	b.out.Sort()
}

func (k edgeKey) id() string { return graph.EdgeID(k.kind, k.from, k.to, k.detail) }

// describe writes down what the packages take and give.
func (b *picture) describe() {
	for n, id := range b.ids {
		x := b.nodes[id]
		switch {
		case x.Kind == graph.Operation:
			b.describeOperation(n, &x.Attrs)
		case n.isContract():
			c := b.contractOf(n)
			x.Attrs.Interfaces = c.Interfaces
			x.Attrs.Errors = c.Errors
		}
		slices.Sort(x.Attrs.Handles)
		x.Attrs.Handles = slices.Compact(x.Attrs.Handles)
	}
}

func (b *picture) describeOperation(n *node, a *graph.Attrs) {
	if len(n.behaviours) != 1 {
		for _, i := range n.behaviours {
			a.Operations = append(a.Operations, n.unit.Entries[i].Name)
		}
		return
	}
	e := &n.unit.Entries[n.behaviours[0]]
	a.In, a.Out = b.names.text(e.In), b.names.text(e.Out)
	a.Errors = b.fails.of(function{n, e.Func}).names()
}
