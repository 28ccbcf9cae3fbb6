package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Views are the names that Reduce knows.
var Views = []string{"flows", "failures", "wiring", "deployments", "imports", "violations"}

// Reduce returns what a view shows of the graph. What breaks a rule shows in every view that has its ends.
func (g *Graph) Reduce(view string) (*Graph, error) {
	var out *Graph
	switch view {
	case "flows":
		out = g.flows()
	case "failures":
		out = g.failures()
	case "wiring":
		out = g.wiring()
	case "deployments":
		var err error
		if out, err = g.deployments(); err != nil {
			return nil, err
		}
	case "imports":
		out = g.imports()
	case "violations":
		out = g.violations()
	default:
		return nil, fmt.Errorf("there is no view %q; there are %s", view, strings.Join(Views, ", "))
	}
	out.View = view
	return out, nil
}

// flows shows who calls whom, through contracts and mediators, and all operations, also those that nobody calls.
func (g *Graph) flows() *Graph {
	flow := func(e *Edge) bool { return e.Kind == Calls || e.Kind == Dispatch || e.Status != OK }
	return g.around(flow, func(n *Node) bool { return n.Kind == Operation || n.Status != OK && n.IsPackage() })
}

// failures shows the calls by which an error can come back.
func (g *Graph) failures() *Graph {
	return g.around(func(e *Edge) bool { return e.Kind == Calls && len(e.Failures)+len(e.Errors) > 0 }, nil)
}

// wiring shows who binds what to which contract.
func (g *Graph) wiring() *Graph {
	at := g.index()
	roots := func(e *Edge) bool {
		return e.Kind == Imports && g.Nodes[at[e.From]].Kind == Root && g.Nodes[at[e.To]].Kind == Root
	}
	return g.around(func(e *Edge) bool { return e.Kind == Wires || e.Kind == Implements || roots(e) }, nil)
}

// violations shows what breaks a rule, new or left for later.
func (g *Graph) violations() *Graph {
	return g.around(func(e *Edge) bool { return e.Status != OK }, func(n *Node) bool { return n.Status != OK })
}

// around keeps the edges that are wanted, their ends, and other nodes that are wanted for themselves.
func (g *Graph) around(edge func(*Edge) bool, node func(*Node) bool) *Graph {
	wanted := map[string]bool{}
	for i := range g.Edges {
		if e := &g.Edges[i]; edge(e) {
			wanted[e.From], wanted[e.To] = true, true
		}
	}
	return g.keep(func(n *Node) bool { return wanted[n.ID] || node != nil && node(n) }, edge)
}

// imports shows every import that means anything between packages, whatever else it means: a call through a contract is
// an import of the contract.
func (g *Graph) imports() *Graph {
	out := *g
	out.Edges = nil
	type pair struct{ from, to string }
	index := map[pair]int{}
	for i := range g.Edges {
		e := g.Edges[i]
		if e.Via != "" {
			e.To = e.Via
		}
		if e.Import == "" && e.Kind != Imports && e.Kind != Uses || e.From == e.To {
			continue
		}
		if e.Kind != Uses {
			e = Edge{
				ID: EdgeID(Imports, e.From, e.To, ""), From: e.From, To: e.To, Kind: Imports,
				Status: e.Status, Rule: e.Rule, Findings: e.Findings, Positions: e.importedAt(), Import: e.Import,
			}
		}
		at, known := index[pair{e.From, e.To}]
		if !known {
			index[pair{e.From, e.To}] = len(out.Edges)
			out.Edges = append(out.Edges, e)
			continue
		}
		out.Edges[at].join(&e)
	}
	out.Sort()
	used := ends(out.Edges)
	return out.keep(func(n *Node) bool { return used[n.ID] || n.IsPackage() }, func(*Edge) bool { return true })
}

// importedAt returns where an edge imports: all places of one that means nothing else.
func (e *Edge) importedAt() []string {
	if e.Kind == Imports || e.Kind == Uses || e.Import == "" {
		return slices.Clone(e.Positions)
	}
	return []string{e.Import}
}

// join adds to an edge what another one says between the same nodes.
func (e *Edge) join(o *Edge) {
	if rank(o.Status) > rank(e.Status) {
		e.Status, e.Rule = o.Status, o.Rule
		e.Findings = append(slices.Clone(o.Findings), e.Findings...)
	} else {
		e.Findings = append(slices.Clone(e.Findings), o.Findings...)
	}
	e.Findings = unique(e.Findings)
	e.Positions = SortPlaces(append(slices.Clone(e.Positions), o.Positions...))
	e.Errors = sorted(append(slices.Clone(e.Errors), o.Errors...))
	e.Import = cmp.Or(e.Import, o.Import)
}

// unique drops what a list holds already, and keeps its order.
func unique(list []string) []string {
	var out []string
	for _, x := range list {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// rank orders statuses by what must be seen first.
func rank(s Status) int { return slices.Index([]Status{OK, Baselined, Violation}, s) }

// HideBaselined takes out what was left for later: an import that means nothing else goes, anything else is as good as
// what nobody found fault with.
func (g *Graph) HideBaselined() *Graph {
	out := *g
	out.Nodes, out.Edges = slices.Clone(g.Nodes), nil
	for i := range out.Nodes {
		if n := &out.Nodes[i]; n.Status == Baselined {
			n.Status, n.Rule, n.Findings = OK, "", nil
		}
	}
	for _, e := range g.Edges {
		if e.Status == Baselined {
			if g.View != "imports" && e.Kind == Imports {
				continue
			}
			e.Status, e.Rule, e.Findings = OK, "", nil
		}
		out.Edges = append(out.Edges, e)
	}
	if !slices.Contains([]string{"flows", "failures", "wiring", "violations"}, g.View) {
		return &out
	}
	again, err := out.Reduce(g.View) // without the nodes that are there for these edges alone
	if err != nil {
		return &out
	}
	return again
}

// OnlyViolations keeps what breaks a rule, and the nodes at its ends.
func (g *Graph) OnlyViolations() *Graph {
	v := g.violations()
	v.View = g.View
	return v
}
