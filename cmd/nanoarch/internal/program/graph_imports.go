package program

import (
	"cmp"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
	"github.com/nanoarch/nanoarch/rules"
)

// imports draws what every import means that is not drawn yet: a root binds, a package uses an outside module, and
// whatever is left merely imports. What is there for tests only shows if code imports it; then so does what it imports.
func (b *picture) imports() {
	covered := b.covered()
	done := map[*node]bool{}
	for more := true; more; {
		more = false
		for _, n := range b.survey.nodes {
			if _, shown := b.ids[n]; shown && !done[n] {
				done[n], more = true, true
				b.importsOf(n, covered)
			}
		}
	}
}

func (b *picture) importsOf(n *node, covered map[[2]*node]bool) {
	var built map[*node][]string
	for _, e := range n.Imports {
		if _, ok := firstSite(e); !ok {
			continue
		}
		switch {
		case e.Target.Kind == rules.External:
			b.importEdge(n, e)
		case e.To == nil: // the standard library, and folders that are no part of the program
		case binds(n, b.survey.nodes[e.To.number]):
			if built == nil {
				built = b.constructions(n)
			}
			b.wire(n, b.survey.nodes[e.To.number], built)
		case !covered[[2]*node{n, b.survey.nodes[e.To.number]}]:
			b.importEdge(n, e)
		}
	}
}

// covered lists the pairs of packages whose import has another meaning already. That of a call is the import of the
// contract: one of the implementation beside it is an import like any other.
func (b *picture) covered() map[[2]*node]bool {
	byID := map[string]*node{}
	for n, id := range b.ids {
		byID[id] = n
	}
	out := map[[2]*node]bool{}
	for k, e := range b.edges {
		if e.Import != "" {
			out[[2]*node{byID[k.from], byID[cmp.Or(e.Via, k.to)]}] = true
		}
	}
	return out
}

// importEdge returns the edge that stands for an import and nothing else, or for the use of an outside module.
func (b *picture) importEdge(n *node, e *Edge) *graph.Edge {
	k := edgeKey{kind: graph.Imports, from: b.addPackage(n)}
	switch {
	case e.To != nil:
		k.to = b.addPackage(b.survey.nodes[e.To.number])
	case e.Target.Kind == rules.External:
		k.kind, k.to = graph.Uses, b.addModule(n, e.Target.Path)
	default:
		k.to = b.addOutside(e.Target.Path)
	}
	x := b.edge(k)
	for _, s := range e.Sites {
		if !s.Import.Test {
			x.Positions = append(x.Positions, placeText(placeIn(s.Unit, s.Import.Pos)))
		}
	}
	if site, ok := firstSite(e); ok && x.Import == "" {
		x.Import = placeText(placeIn(site.Unit, site.Import.Pos))
	}
	return x
}

// wire draws that a root binds an implementation: where it calls a constructor, or else where it imports the package.
func (b *picture) wire(n, to *node, built map[*node][]string) {
	e := b.edge(edgeKey{kind: graph.Wires, from: b.addPackage(n), to: b.addPackage(to)})
	e.Import = b.importOf(n, to)
	if e.Positions = append(e.Positions, built[to]...); len(e.Positions) == 0 {
		e.Positions = append(e.Positions, e.Import)
	}
}

// constructions lists where a package calls constructors of others.
func (b *picture) constructions(n *node) map[*node][]string {
	out := map[*node][]string{}
	for i := range n.unit.Calls {
		c := &n.unit.Calls[i]
		if f, ok := b.callee(c); ok && !c.Test && f.node != n && f.node.unit.Funcs[f.i].Constructor {
			out[f.node] = append(out[f.node], n.placeOf(c.Pos))
		}
	}
	return out
}

// addModule adds the node of the module that an outside package comes from, and returns its ID.
func (b *picture) addModule(n *node, pkg string) string {
	return b.addOutside(b.moduleOf(n, pkg))
}

// addOutside adds a node for what is no part of the program, and returns its ID.
func (b *picture) addOutside(path string) string {
	x := &graph.Node{ID: graph.NodeID(graph.External, path), Kind: graph.External, Label: path, Status: graph.OK}
	if b.nodes[x.ID] == nil {
		b.nodes[x.ID] = x
	}
	return x.ID
}
