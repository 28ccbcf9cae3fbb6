package program

import (
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
	"github.com/nanoarch/nanoarch/rules"
)

// mark writes down which nodes and edges findings are about. What is broken is always to be seen: an import that the
// picture leaves out otherwise, in a test, say, or of the standard library, is drawn if it breaks a rule.
func (b *picture) mark(found []Judged) {
	found = slices.Clone(found)
	slices.SortStableFunc(found, func(x, y Judged) int { return strings.Compare(x.weight(), y.weight()) })
	for _, f := range found {
		if f.Package == nil {
			continue
		}
		x := b.program.Node(f.Package.Dir)
		if x == nil {
			continue
		}
		n := b.survey.nodes[x.number]
		edges := b.brokenEdges(n, f)
		for _, e := range edges {
			f.mark(&e.Status, &e.Rule, &e.Findings)
		}
		if len(edges) == 0 {
			x := b.nodes[b.addPackage(n)]
			f.mark(&x.Status, &x.Rule, &x.Findings)
		}
	}
}

// weight orders findings by how much they weigh: the first one says what a node or an edge that has several is.
func (f Judged) weight() string {
	left := "0"
	if f.Baselined {
		left = "1"
	}
	return left + f.Level + " " + f.Rule + " " + ID(f.Finding)
}

// mark says of a node or an edge that it breaks a rule. Findings come in the order of their weight.
func (f Judged) mark(status *graph.Status, rule *string, findings *[]string) {
	if *status == graph.OK || *status == "" {
		*status, *rule = graph.Violation, f.Rule
		if f.Baselined {
			*status = graph.Baselined
		}
	}
	if id := ID(f.Finding); !slices.Contains(*findings, id) {
		*findings = append(*findings, id)
	}
}

// brokenEdges returns the edges that a finding is about: those of the imports at which it stands, else the one to the
// package that it names as the other end.
func (b *picture) brokenEdges(n *node, f Judged) []*graph.Edge {
	var out []*graph.Edge
	add := func(e *Edge) {
		if x := b.edgeFor(n, e); !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	for _, e := range n.Imports {
		for _, s := range e.Sites {
			if sameUnit(s.Unit, f.Package) && slices.Contains(f.Positions, s.Import.Pos) {
				add(e)
				b.place(b.edgeFor(n, e), f.Package, s.Import.Pos)
			}
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, name := range []string{f.Target, f.Symbol} {
		if i := slices.IndexFunc(n.Imports, func(e *Edge) bool { return e.Path == name }); i >= 0 {
			add(n.Imports[i])
		} else if to := b.byPath[name]; to != nil && to != n { // got hold of without an import
			out = append(out, b.direct(b.addPackage(n), b.addPackage(to)))
		}
		if len(out) > 0 {
			b.place(out[0], f.Package, f.Positions...)
			return out
		}
	}
	return nil
}

// edgeFor returns the edge of an import: of any meaning if there is one that leads to the package itself.
func (b *picture) edgeFor(n *node, e *Edge) *graph.Edge {
	switch {
	case e.To != nil:
		return b.direct(b.addPackage(n), b.addPackage(b.survey.nodes[e.To.number]))
	case e.Target.Kind == rules.External:
		return b.importEdge(n, e)
	}
	return b.edge(edgeKey{kind: graph.Imports, from: b.addPackage(n), to: b.addOutside(e.Target.Path)})
}

// direct returns the edge from one package to another that stands for an import of it.
func (b *picture) direct(from, to string) *graph.Edge {
	for _, kind := range []graph.EdgeKind{graph.Imports, graph.Wires, graph.Implements} {
		if e := b.edges[edgeKey{kind: kind, from: from, to: to}]; e != nil {
			return e
		}
	}
	return b.edge(edgeKey{kind: graph.Imports, from: from, to: to})
}

// place adds the places of a finding to those of an edge that stands for an import.
func (b *picture) place(e *graph.Edge, u *inventory.Package, positions ...inventory.Pos) {
	for _, pos := range positions {
		at := placeText(placeIn(u, pos))
		if e.Kind == graph.Imports || e.Kind == graph.Uses {
			e.Positions = append(e.Positions, at)
		}
		if e.Import == "" && slices.ContainsFunc(u.Imports, func(i inventory.Import) bool { return i.Pos == pos }) {
			e.Import = at
		}
	}
}

// sameUnit reports whether two records are of one unit; a member's policy judges records of its own.
func sameUnit(a, b *inventory.Package) bool {
	return a == b || a.Dir == b.Dir && a.Name == b.Name && a.TestOf == b.TestOf
}
