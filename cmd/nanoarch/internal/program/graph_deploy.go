package program

import (
	"cmp"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
	"github.com/nanoarch/nanoarch/rules"
)

// deployment is a process that is shipped.
type deployment struct {
	name  string
	roots []*node
}

// bitset is a set of small numbers.
type bitset []uint64

func (s bitset) empty() bool {
	return !slices.ContainsFunc(s, func(w uint64) bool { return w != 0 })
}

func (s bitset) meets(o bitset) bool {
	for i := range min(len(s), len(o)) {
		if s[i]&o[i] != 0 {
			return true
		}
	}
	return false
}

func (s bitset) has(i int) bool { return i/64 < len(s) && s[i/64]>>(i%64)&1 != 0 }

func (s bitset) with(i int) bitset {
	for len(s) <= i/64 {
		s = append(s, 0)
	}
	s[i/64] |= 1 << (i % 64)
	return s
}

// deploy finds the deployments and what they ship: the imports of their roots, tests aside, and what these import.
func (b *picture) deploy() { b.deployAs(b.deployments()) }

func (b *picture) deployAs(ships []deployment) {
	b.ships = ships
	b.shippedBy = map[*node]bitset{}
	for i, d := range b.ships {
		queue := slices.Clone(d.roots)
		for _, r := range queue {
			b.shippedBy[r] = b.shippedBy[r].with(i)
		}
		for len(queue) > 0 {
			n := queue[len(queue)-1]
			queue = queue[:len(queue)-1]
			for _, to := range n.imports {
				if !b.shippedBy[to].has(i) {
					b.shippedBy[to] = b.shippedBy[to].with(i)
					queue = append(queue, to)
				}
			}
		}
	}
}

// deployments returns those of the policy. If it declares none, each package main is one that binds an implementation,
// itself or in a root that it imports.
func (b *picture) deployments() []deployment {
	var declared []rules.Deployment
	if b.program.Policy != nil {
		declared = b.program.Policy.Deployments()
	}
	byName := map[string]*deployment{}
	for _, n := range b.survey.nodes {
		if n.unit.Name != "main" || n.unit.TestOf != "" || !b.shows(n) {
			continue
		}
		if len(declared) == 0 && b.bindsBelow(n, map[*node]bool{}) {
			byName[n.Dir] = &deployment{n.Dir, []*node{n}}
		}
		for _, d := range declared {
			if name, ok := d.Instance(n.Dir); ok {
				if byName[name] == nil {
					byName[name] = &deployment{name: name}
				}
				byName[name].roots = append(byName[name].roots, n)
			}
		}
	}
	var out []deployment
	for _, d := range byName {
		out = append(out, *d)
	}
	slices.SortFunc(out, func(a, b deployment) int { return strings.Compare(a.name, b.name) })
	return out
}

// bindsBelow reports whether a root, or one that it imports, imports an implementation.
func (b *picture) bindsBelow(n *node, seen map[*node]bool) bool {
	seen[n] = true
	for _, to := range n.imports {
		switch {
		case binds(n, to):
			return true
		case to.kind == rules.Root && !seen[to] && b.bindsBelow(to, seen):
			return true
		}
	}
	return false
}

// binds reports whether an import is one by which a root takes hold of an implementation.
func binds(from, to *node) bool {
	return from.kind == rules.Root && (to.kind == rules.Operation || to.kind == rules.Adapter || to.kind == rules.Transport)
}

// ship draws the deployments. What they ship says so itself: drawn as edges it would cover everything else.
func (b *picture) ship() {
	for _, d := range b.ships {
		x := &graph.Node{ID: graph.NodeID(graph.Deployment, d.name), Kind: graph.Deployment, Label: d.name, Status: graph.OK}
		b.nodes[x.ID] = x
		for _, r := range d.roots {
			file, line := b.placeOfPackage(r)
			if x.File == "" {
				x.File, x.Line = file, line
			}
			b.edge(edgeKey{kind: graph.Wires, from: x.ID, to: b.addPackage(r)})
		}
	}
	for n, id := range b.ids {
		x := b.nodes[id]
		switch x.Kind {
		case graph.Operation, graph.Adapter, graph.Transport, graph.Root:
			for i, d := range b.ships {
				if b.shippedBy[n].has(i) {
					x.Attrs.Deployments = append(x.Attrs.Deployments, d.name)
				}
			}
		}
	}
}

// importOf returns where a package imports another, "" if it does not: code that counts before code that does not.
func (b *picture) importOf(from, to *node) string {
	i, ok := slices.BinarySearchFunc(from.Imports, to.Node, func(e *Edge, n *Node) int {
		return cmp.Or(cmp.Compare(e.Target.Kind, rules.Own), strings.Compare(e.Target.Path, n.Dir))
	})
	if !ok {
		return ""
	}
	site, ok := firstSite(from.Imports[i])
	if !ok {
		return ""
	}
	return placeText(placeIn(site.Unit, site.Import.Pos))
}
