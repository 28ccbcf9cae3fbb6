// Package graph is the picture of a program as data: its packages, who calls whom through which contract, who binds
// whom, and what of that breaks a rule. Views and filters are functions from one graph to another; JSON, Mermaid and DOT
// are ways to write any of them down. It knows neither code nor policies, and equal graphs give equal bytes.
package graph

import (
	"cmp"
	"slices"
	"strings"
)

// Schema names the document that JSON writes.
const Schema = "nanoarch.graph/1"

// Graph is all of a program, or what a view or a filter left of it.
type Graph struct {
	View   string   // what the graph was reduced to, "" for the whole program
	By     string   // the dimension that groups stand for: capability, say, or folder
	Tiers  []string // roles or kinds in the order of drawing, callers first
	Nodes  []Node   // sorted by ID
	Edges  []Edge   // sorted by ID
	Errors []Problem
}

// NodeKind is what a node is.
type NodeKind string

// The kinds of nodes.
const (
	Group        NodeKind = "group"
	Operation    NodeKind = "operation"
	Contract     NodeKind = "contract"
	Adapter      NodeKind = "adapter"
	Transport    NodeKind = "transport"
	Model        NodeKind = "model"
	Shared       NodeKind = "shared"
	Root         NodeKind = "root"
	External     NodeKind = "external"
	Deployment   NodeKind = "deployment"
	Unclassified NodeKind = "unclassified"
)

// EdgeKind is what an edge means.
type EdgeKind string

// The kinds of edges. Imports is an import with none of the other meanings.
const (
	Calls      EdgeKind = "calls"
	Dispatch   EdgeKind = "dispatch"
	Implements EdgeKind = "implements"
	Wires      EdgeKind = "wires"
	Uses       EdgeKind = "uses"
	Imports    EdgeKind = "imports"
)

// Status is what the rules say of a node or an edge.
type Status string

// The statuses.
const (
	OK        Status = "ok"
	Violation Status = "violation"
	Baselined Status = "baselined"
)

// Node is a package, a group of packages, an outside module or a deployment.
type Node struct {
	ID       string   `json:"id"` // the kind, a colon, and a path
	Kind     NodeKind `json:"kind"`
	Label    string   `json:"label"`
	Parent   string   `json:"parent"` // ID of the group around it, "" at the top
	Attrs    Attrs    `json:"attrs"`
	File     string   `json:"file"` // slash path relative to the program's folder, "" if it has no place
	Line     int      `json:"line"` // 1-based, 0 for none
	Status   Status   `json:"status"`
	Rule     string   `json:"rule"`               // the rule that it breaks, "" for none
	Findings []string `json:"findings,omitempty"` // IDs, those of Rule first
}

// Attrs is what else is known of a node. What is empty is left out.
type Attrs struct {
	Package     string            `json:"package,omitempty"`     // import path
	Role        string            `json:"role,omitempty"`        // as the policy calls it
	Inferred    bool              `json:"inferred,omitempty"`    // no policy says so: the role was read off the code
	Values      map[string]string `json:"values,omitempty"`      // what the policy's captures stand for, or the folder of the group
	Tier        string            `json:"tier,omitempty"`        // one of the graph's tiers
	Operations  []string          `json:"operations,omitempty"`  // behaviours, where there is not exactly one
	In          string            `json:"in,omitempty"`          // what the one behaviour takes besides a context
	Out         string            `json:"out,omitempty"`         // what it gives besides an error
	Errors      []string          `json:"errors,omitempty"`      // how it can fail; of a contract: what it declares
	Interfaces  []string          `json:"interfaces,omitempty"`  // of a contract
	Handles     []string          `json:"handles,omitempty"`     // requests that come through a mediator
	Owner       string            `json:"owner,omitempty"`       // who answers for it
	Template    string            `json:"template,omitempty"`    // folder of the template that its role is built on
	Deployments []string          `json:"deployments,omitempty"` // that ship it
	By          string            `json:"by,omitempty"`          // of a group: the dimension that it is a value of
	Count       int               `json:"count,omitempty"`       // of a collapsed group: how many nodes it stands for
}

// Edge leads from one node to another.
type Edge struct {
	ID        string    `json:"id"` // the kind, both ends, and the contract if there is one
	From      string    `json:"from"`
	To        string    `json:"to"`
	Kind      EdgeKind  `json:"kind"`
	In        string    `json:"in"`     // type of what goes along it besides a context, "" for nothing
	Out       string    `json:"out"`    // type of what comes back besides an error
	Errors    []string  `json:"errors"` // errors that can come back, by name
	Status    Status    `json:"status"`
	Rule      string    `json:"rule"`
	Positions []string  `json:"positions"`          // file:line, sorted
	Contract  string    `json:"contract,omitempty"` // of calls and dispatch: interface and method, or the mediator's function
	Via       string    `json:"via,omitempty"`      // ID of the node that declares Contract
	Import    string    `json:"import,omitempty"`   // where the edge's import stands, of Via or of To
	Findings  []string  `json:"findings,omitempty"`
	Failures  []Failure `json:"failures,omitempty"` // what becomes of the errors that can come back
	Count     int       `json:"count,omitempty"`    // how many edges it stands for, if it is more than one
	Remote    bool      `json:"remote,omitempty"`   // in a view of deployments: it leaves the process
}

// Failure is what becomes of an error that comes back along an edge.
type Failure struct {
	Error   string   `json:"error"`             // by name; "" for all that have none or are not known
	Fate    Fate     `json:"fate"`              // what the caller does with it
	Starts  string   `json:"starts,omitempty"`  // file:line where the implementation makes it, if that is known
	Becomes []string `json:"becomes,omitempty"` // of translated: the caller's own errors that may come out instead
}

// Fate is what a caller does with an error.
type Fate string

// The fates.
const (
	Passed     Fate = "passed"     // it comes out of the caller, as it is or wrapped
	Translated Fate = "translated" // an error of the caller's own comes out instead
	Handled    Fate = "handled"    // it ends there: no error comes out in its place
	Dropped    Fate = "dropped"    // nobody looks at it
	Unknown    Fate = "unknown"    // the records do not say
)

// Problem says what could not be read. A graph with problems is not the truth about the code.
type Problem struct {
	Message string `json:"message"`
	File    string `json:"file"`
	Line    int    `json:"line"`
}

// Path returns what the ID says besides the kind: a folder, a module, the name of a deployment.
func (n *Node) Path() string { return strings.TrimPrefix(n.ID, string(n.Kind)+":") }

// IsPackage reports whether the node is a package of the program.
func (n *Node) IsPackage() bool { return n.Kind != Group && n.Kind != External && n.Kind != Deployment }

// NodeID makes the ID of a node.
func NodeID(kind NodeKind, path string) string { return string(kind) + ":" + path }

// EdgeID makes the ID of an edge. The detail tells apart edges of one kind between the same nodes.
func EdgeID(kind EdgeKind, from, to, detail string) string {
	id := string(kind) + ":" + from + ">" + to
	if detail != "" {
		id += "#" + detail
	}
	return id
}

// Sort brings nodes and edges, and their lists, into the one order that they have in every document.
func (g *Graph) Sort() {
	slices.SortFunc(g.Nodes, func(a, b Node) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(g.Edges, func(a, b Edge) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(g.Errors, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), strings.Compare(a.Message, b.Message))
	})
	for i := range g.Edges {
		e := &g.Edges[i]
		e.Positions = SortPlaces(e.Positions)
		e.Errors = sorted(e.Errors)
	}
}

// SortPlaces sorts places, written as file:line, by file and line, each once.
func SortPlaces(places []string) []string {
	slices.SortFunc(places, comparePlaces)
	return slices.Compact(places)
}

func comparePlaces(a, b string) int {
	fileA, lineA := cutPlace(a)
	fileB, lineB := cutPlace(b)
	return cmp.Or(strings.Compare(fileA, fileB), cmp.Compare(len(lineA), len(lineB)), strings.Compare(lineA, lineB))
}

// cutPlace splits file:line.
func cutPlace(place string) (file, line string) {
	i := strings.LastIndexByte(place, ':')
	if i < 0 {
		return place, ""
	}
	return place[:i], place[i+1:]
}

func sorted(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}

// index knows nodes by their IDs.
func (g *Graph) index() map[string]int {
	x := make(map[string]int, len(g.Nodes))
	for i := range g.Nodes {
		x[g.Nodes[i].ID] = i
	}
	return x
}

// keep returns a graph of some nodes, the groups around them, and some edges. Edges whose ends are not kept go, too.
func (g *Graph) keep(node func(*Node) bool, edge func(*Edge) bool) *Graph {
	at := g.index()
	kept := make([]bool, len(g.Nodes))
	for i := range g.Nodes {
		if node(&g.Nodes[i]) {
			for j, ok := i, true; ok && !kept[j]; j, ok = at[g.Nodes[j].Parent] {
				kept[j] = true
			}
		}
	}
	out := *g
	out.Nodes, out.Edges = nil, nil
	for i, n := range g.Nodes {
		if kept[i] {
			out.Nodes = append(out.Nodes, n)
		}
	}
	for i, e := range g.Edges {
		from, okFrom := at[e.From]
		to, okTo := at[e.To]
		if okFrom && okTo && kept[from] && kept[to] && edge(&g.Edges[i]) {
			out.Edges = append(out.Edges, e)
		}
	}
	return &out
}

// ends returns the IDs of the nodes at the ends of edges.
func ends(edges []Edge) map[string]bool {
	at := make(map[string]bool, len(edges))
	for i := range edges {
		at[edges[i].From], at[edges[i].To] = true, true
	}
	return at
}
