package program

import (
	"cmp"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
	"github.com/nanoarch/nanoarch/rules"
)

// impl is a type that implements an interface, in the folder that declares it.
type impl struct {
	node *node
	typ  inventory.Symbol
}

// implementers answers who implements an interface: the types that the code converts to it, or to an interface that
// asks for more and is handed on. Only where nothing is converted at all, as with containers of dependencies, do types
// count that merely fit.
type implementers struct {
	*survey
	direct   map[string][]impl           // by interface in full
	generic  map[inventory.Symbol][]impl // to an interface of type parameters, by its origin
	byMethod map[methodKey][]string      // interfaces that something is converted to, under each of their methods
	known    map[string][]impl
	fitting  *service
}

func (b *picture) findImplementers() {
	m := implementers{
		survey: b.survey, direct: map[string][]impl{}, generic: map[inventory.Symbol][]impl{},
		byMethod: map[methodKey][]string{}, known: map[string][]impl{},
	}
	for _, n := range m.nodes {
		if !b.shows(n) {
			continue
		}
		for i := range n.unit.Conversions {
			if c := &n.unit.Conversions[i]; !c.Test {
				m.convert(b, c)
			}
		}
	}
	for text := range m.direct {
		for _, x := range m.methods[text] {
			key := methodKey{x.Name, x.Sig}
			m.byMethod[key] = append(m.byMethod[key], text)
		}
	}
	for _, texts := range m.byMethod {
		slices.Sort(texts)
	}
	m.fitting = m.services(func(n *node) bool { return b.shows(n) && (n.kind == rules.Operation || n.kind == rules.Adapter) })
	b.impls = m
}

// convert takes over a conversion of a type of this program to an interface of this program.
func (m *implementers) convert(b *picture, c *inventory.Conversion) {
	to := m.byPath[c.Type.Named.Pkg]
	if to == nil || m.byPath[c.Iface.Named.Pkg] == nil || !b.shows(to) {
		return
	}
	x := impl{to, c.Type.Named}
	text := strings.TrimLeft(c.Iface.Text, "*")
	if strings.Contains(text, "[") && m.methods[text] == nil {
		m.generic[c.Iface.Named] = addImpl(m.generic[c.Iface.Named], x)
		return
	}
	m.direct[text] = addImpl(m.direct[text], x)
}

func addImpl(list []impl, x impl) []impl {
	if slices.Contains(list, x) {
		return list
	}
	return append(list, x)
}

// of returns who implements an interface, given in full and by its origin, sorted; nil if that is not known.
func (m *implementers) of(text string, origin inventory.Symbol) []impl {
	if list, ok := m.known[text]; ok {
		return list
	}
	list := slices.Concat(m.direct[text], m.generic[origin])
	if methods := m.methods[text]; len(methods) > 0 {
		list = m.handedOn(list, text, methods)
		if len(list) == 0 {
			list = m.fits(text, methods)
		}
	} else if strings.Contains(text, "[") {
		list = nil // of type parameters: it depends on who fills them
	}
	slices.SortFunc(list, func(a, b impl) int {
		return cmp.Or(strings.Compare(a.node.Dir, b.node.Dir), strings.Compare(a.typ.Name, b.typ.Name))
	})
	list = slices.Compact(list)
	m.known[text] = list
	return list
}

// handedOn adds the types that are converted to an interface with more methods, which can be used as this one. One with
// the very same methods counts only where nothing is converted to this one: two contracts may look alike.
func (m *implementers) handedOn(list []impl, text string, methods []inventory.Method) []impl {
	own := len(list)
	var candidates []string
	for i, x := range methods {
		if c := m.byMethod[methodKey{x.Name, x.Sig}]; i == 0 || len(c) < len(candidates) {
			candidates = c
		}
	}
	for _, other := range candidates {
		theirs := m.methods[other]
		if other == text || !satisfies(theirs, methods) || len(theirs) == len(methods) && own > 0 {
			continue
		}
		for _, x := range m.direct[other] {
			list = addImpl(list, x)
		}
	}
	return list
}

// fits returns the only type of an operation or an adapter that has the methods.
func (m *implementers) fits(text string, methods []inventory.Method) []impl {
	answer := m.fitting.of(text, methods)
	if answer.by == nil || answer.several {
		return nil
	}
	var list []impl
	for i := range answer.by.unit.Types {
		t := &answer.by.unit.Types[i]
		if t.Class == inventory.ClassService && !t.Test && satisfies(t.Methods, methods) {
			list = append(list, impl{answer.by, inventory.Symbol{Pkg: answer.by.unit.ImportPath, Name: t.Name}})
		}
	}
	return list
}

// target is where a call through an interface ends: the only operation that implements it where the caller runs, or if
// none does the only other package. It is nil if that cannot be told. The types are those of the package that implement it.
func (b *picture) target(from *node, text string, origin inventory.Symbol) (to *node, types []inventory.Symbol) {
	list := b.together(from, b.impls.of(text, origin))
	for _, operations := range [2]bool{true, false} {
		var found *node
		several := false
		types = nil
		for _, x := range list {
			if x.node == from || operations != (x.node.kind == rules.Operation) {
				continue
			}
			several = several || found != nil && found != x.node
			found = x.node
			types = append(types, x.typ)
		}
		if several {
			return nil, nil
		}
		if found != nil {
			return found, types
		}
	}
	return nil, nil
}

// together leaves out the implementations that no deployment ships together with the caller, if any are left then.
func (b *picture) together(from *node, list []impl) []impl {
	at := b.shippedBy[from]
	if at.empty() {
		return list
	}
	var out []impl
	for _, x := range list {
		if b.shippedBy[x.node].meets(at) {
			out = append(out, x)
		}
	}
	if len(out) == 0 {
		return list
	}
	return out
}

// implementations draws an edge from each package to the contracts that its types are converted to, or through which
// calls reach it.
func (b *picture) implementations() {
	for _, n := range b.survey.nodes {
		if !b.shows(n) {
			continue
		}
		for i := range n.unit.Conversions {
			c := &n.unit.Conversions[i]
			from, to := b.byPath[c.Type.Named.Pkg], b.byPath[c.Iface.Named.Pkg]
			if c.Test || from == nil || to == nil || from == to || !b.shows(from) || !to.isContract() {
				continue
			}
			e := b.implements(from, to)
			e.Positions = append(e.Positions, n.placeOf(c.Pos))
		}
	}
}

// implements returns the edge that says that a package implements a contract of another.
func (b *picture) implements(from, to *node) *graph.Edge {
	e := b.edge(edgeKey{kind: graph.Implements, from: b.addPackage(from), to: b.addPackage(to)})
	e.Import = b.importOf(from, to)
	return e
}
