package program

import (
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/rules"
)

// wires knows what the rule wiring asks of the program.
type wires struct {
	*picture
	starts   []*node                   // packages main
	built    []bool                    // by node: it is part of a program that a package main starts
	bindings map[string][]bound        // by contract in full: what code binds to it
	outside  map[inventory.Symbol]bool // contracts that a type of somebody else is converted to
	fitting  map[methodKey][]impl      // concrete types under each of their methods
	used     map[inventory.Symbol]bool // methods of interfaces and of types that code uses
	keys     map[methodKey]bool        // methods of interfaces that code uses, whatever the interface is called
	embedded map[inventory.Symbol]bool // interfaces that are a part of others
	given    map[inventory.Symbol]bool // types that are handed to somebody else's code, which may call any method
	unread   map[*node]bool            // packages that files import which build constraints leave out: who knows what these do
	mirrored map[*node]bool            // packages imported where code looks at values by reflection, which may call any method
}

// bound is a conversion by which code hands an implementation on as a contract.
type bound struct {
	impl
	at  *node
	how string
}

func newWires(p *Program) *wires {
	w := &wires{
		picture: p.join(), built: make([]bool, len(p.Nodes)), bindings: map[string][]bound{}, outside: map[inventory.Symbol]bool{},
		fitting: map[methodKey][]impl{}, used: map[inventory.Symbol]bool{}, keys: map[methodKey]bool{}, embedded: map[inventory.Symbol]bool{},
		given: map[inventory.Symbol]bool{}, unread: map[*node]bool{}, mirrored: map[*node]bool{},
	}
	for _, n := range w.survey.nodes {
		if !w.shows(n) {
			continue
		}
		if n.unit.Name == "main" && n.unit.TestOf == "" {
			w.starts = append(w.starts, n)
		}
		w.take(n)
	}
	w.build()
	w.nameKeys()
	return w
}

// build marks what packages main import, tests aside, also in files for other platforms.
func (w *wires) build() {
	for open := slices.Clone(w.starts); len(open) > 0; {
		n := open[len(open)-1]
		open = open[:len(open)-1]
		if w.built[n.number] {
			continue
		}
		w.built[n.number] = true
		for _, e := range n.Imports {
			if e.To != nil && !e.Test {
				open = append(open, w.survey.nodes[e.To.number])
			}
		}
	}
}

// take notes what a package declares, converts, uses and hands over.
func (w *wires) take(n *node) {
	u := n.unit
	for i := range u.Imports {
		if x := &u.Imports[i]; x.Excluded && !x.Test {
			w.unread[w.byPath[x.Path]] = true
		}
	}
	for i := range u.Types {
		t := &u.Types[i]
		if t.Test || t.Alias || t.Kind == "interface" {
			continue
		}
		for _, m := range t.Methods {
			k := methodKey{m.Name, m.Sig}
			w.fitting[k] = append(w.fitting[k], impl{n, inventory.Symbol{Pkg: u.ImportPath, Name: t.Name}})
		}
	}
	for i := range u.Conversions {
		if c := &u.Conversions[i]; !c.Test {
			w.convert(n, c)
		}
	}
	for i := range u.Uses {
		use := &u.Uses[i]
		switch {
		case use.Test:
		case mirrors(use.Symbol):
			for _, to := range n.imports {
				w.mirrored[to] = true
			}
		case use.Kind == inventory.UseMethod:
			w.used[use.Symbol] = true
		case use.Kind == inventory.UseType && use.Via == inventory.ViaEmbedded:
			w.embedded[use.Symbol] = true
		}
	}
	for i := range u.Calls {
		c := &u.Calls[i]
		if c.Test {
			continue
		}
		if c.Callee.Recv != "" {
			w.used[c.Callee] = true
		}
		if c.Kind == inventory.CallOutside {
			for _, a := range c.Args {
				w.given[a.Type.Named] = true
			}
		}
	}
}

// mirrors reports whether an object of the standard library calls methods of a value that it gets as any.
func mirrors(s inventory.Symbol) bool {
	return s.Pkg == "reflect" && s.Name == "ValueOf" || s.Pkg == "net/rpc" && (s.Name == "Register" || s.Name == "RegisterName")
}

func (w *wires) convert(n *node, c *inventory.Conversion) {
	of, to := w.byPath[c.Type.Named.Pkg], w.byPath[c.Iface.Named.Pkg]
	switch {
	case to == nil:
		w.given[c.Type.Named] = true
	case of == nil:
		w.outside[c.Iface.Named] = true
	default:
		text := c.Iface.Named.String()
		w.bindings[text] = append(w.bindings[text], bound{impl{of, c.Type.Named}, n, c.How})
	}
}

// nameKeys notes the methods that are called through interfaces by name and signature: a caller may declare an interface
// of its own that the contract fits.
func (w *wires) nameKeys() {
	add := func(named inventory.Symbol, methods []inventory.Method) {
		for _, m := range methods {
			if w.used[inventory.Symbol{Pkg: named.Pkg, Recv: named.Name, Name: m.Name}] {
				w.keys[methodKey{m.Name, m.Sig}] = true
			}
		}
	}
	for _, n := range w.survey.nodes {
		for _, x := range n.Units {
			for _, i := range x.Interfaces {
				add(i.Named, i.Methods)
			}
		}
		for i := range n.unit.Types {
			if t := &n.unit.Types[i]; t.Kind == "interface" {
				add(inventory.Symbol{Pkg: n.unit.ImportPath, Name: t.Name}, t.Methods)
			}
		}
	}
}

// implementers returns the types of the program that implement a contract: those that are converted to it, and those that
// fit.
func (w *wires) implementers(name inventory.Symbol, t *inventory.Type) []impl {
	var list []impl
	for _, b := range w.bindings[name.String()] {
		list = addImpl(list, b.impl)
	}
	var candidates []impl
	for i, m := range t.Methods {
		if c := w.fitting[methodKey{m.Name, m.Sig}]; i == 0 || len(c) < len(candidates) {
			candidates = c
		}
	}
	for _, c := range candidates {
		if typ := c.node.types[c.typ.Name]; typ != nil && satisfies(typ.Methods, t.Methods) {
			list = addImpl(list, c)
		}
	}
	return list
}

// isCalled reports whether code may call a contract: through it, through an interface that it fits, on a type that
// implements it, or from code of others that was handed such a value.
func (w *wires) isCalled(name inventory.Symbol, t *inventory.Type, by []impl) bool {
	if w.embedded[name] || w.given[name] || w.mirrored[w.byPath[name.Pkg]] {
		return true
	}
	for _, m := range t.Methods {
		if w.used[inventory.Symbol{Pkg: name.Pkg, Recv: name.Name, Name: m.Name}] || w.keys[methodKey{m.Name, m.Sig}] {
			return true
		}
		for _, x := range by {
			if w.used[inventory.Symbol{Pkg: x.typ.Pkg, Recv: x.typ.Name, Name: m.Name}] {
				return true
			}
		}
	}
	return slices.ContainsFunc(by, func(x impl) bool { return w.given[x.typ] || w.mirrored[x.node] })
}

// twice returns a deployment that binds two operations to the contract of one, and these. Decorators, which call the
// contract that they fulfil, and members of a list do not compete.
func (w *wires) twice(n *node, name inventory.Symbol) (deployment string, two [2]*node) {
	if _, ofOne := n.Class.Values.Get("operation"); !ofOne {
		return "", two
	}
	for i, d := range w.ships {
		two = [2]*node{}
		for _, b := range w.bindings[name.String()] {
			if b.how == "assertion" || b.node.kind != rules.Operation || !w.shippedBy[b.at].has(i) || !w.shippedBy[b.node].has(i) {
				continue
			}
			if b.how == "composite" || w.calls(b.node, name) {
				return "", two
			}
			switch {
			case two[0] == nil || two[0] == b.node:
				two[0] = b.node
			case two[1] == nil || two[1] == b.node:
				two[1] = b.node
			}
		}
		if two[1] != nil {
			if two[1].Dir < two[0].Dir {
				two[0], two[1] = two[1], two[0]
			}
			return d.name, two
		}
	}
	return "", two
}

// calls reports whether a package calls a contract.
func (w *wires) calls(n *node, name inventory.Symbol) bool {
	return slices.ContainsFunc(n.unit.Calls, func(c inventory.Call) bool {
		return !c.Test && c.Kind == inventory.CallInterface && c.Callee.Pkg == name.Pkg && c.Callee.Recv == name.Name
	})
}
