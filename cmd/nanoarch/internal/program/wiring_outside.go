package program

import (
	"fmt"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// outside gathers what packages bind that are no roots: one finding for each package, implementation and contract.
type outside struct {
	*wires
	known map[bindingKey]*subject.Finding
	found []*subject.Finding
}

type bindingKey struct {
	at       *node
	by       inventory.Symbol // the type, or its constructor
	contract inventory.Symbol
}

// outsideRoots finds implementations that packages bind which are no roots: they convert one to its contract, or call a
// constructor that gives it as the contract.
func (w *wires) outsideRoots() []*subject.Finding {
	o := &outside{wires: w, known: map[bindingKey]*subject.Finding{}}
	for _, n := range w.survey.nodes {
		if !n.byPolicy() || n.Member || mayBind(n.kind) {
			continue
		}
		for i := range n.unit.Conversions {
			if c := &n.unit.Conversions[i]; !c.Test && c.How != "assertion" {
				o.add(n, c.Type.Named, c.Iface.Named, c.Pos)
			}
		}
		for i := range n.unit.Uses {
			if u := &n.unit.Uses[i]; !u.Test && u.Kind == inventory.UseFunc {
				contract := w.givesContract(u.Symbol)
				for _, at := range u.At {
					o.add(n, u.Symbol, contract, at.Pos)
				}
			}
		}
	}
	return o.found
}

// givesContract returns the contract that a constructor of another package gives its type as, zero if it gives none.
func (w *wires) givesContract(fn inventory.Symbol) inventory.Symbol {
	of := w.byPath[fn.Pkg]
	if of == nil {
		return inventory.Symbol{}
	}
	i, ok := of.funcs[fn]
	if !ok || !of.unit.Funcs[i].Constructor {
		return inventory.Symbol{}
	}
	for _, r := range of.unit.Funcs[i].Results {
		if to := w.byPath[r.Type.Named.Pkg]; to != nil && to.kind == rules.Contract && r.Type.Class == inventory.ClassInterface {
			return r.Type.Named
		}
	}
	return inventory.Symbol{}
}

// add takes a place where a package binds, if what it binds is somebody else's and no other rule speaks of it.
func (o *outside) add(n *node, by, contract inventory.Symbol, at inventory.Pos) {
	of, to := o.byPath[by.Pkg], o.byPath[contract.Pkg]
	if of == nil || to == nil || to.kind != rules.Contract || n.inGenerated(at) || !o.foreign(n, of) ||
		o.program.forbiddenTo(n.Node, of.unit.ImportPath) || o.names(n, of) {
		return
	}
	k := bindingKey{n, by, contract}
	if o.known[k] == nil {
		o.known[k] = &subject.Finding{
			Package: n.unit, Symbol: by.String(), Target: contract.String(), Reason: n.Class.Role.Reason,
			Message: subject.WithReason(fmt.Sprintf("%s binds %s of %s to the contract %s; only a root binds implementations, so take the contract as a parameter",
				n.label(), by.Name, of.label(), contract), n.Class.Role.Reason),
		}
		o.found = append(o.found, o.known[k])
	}
	o.known[k].Positions = append(o.known[k].Positions, at)
}

// names reports whether a package names the implementation of an operation that it binds: the rule replaceable says so, in
// every driver, and what it advises mends both.
func (w *wires) names(n, of *node) bool {
	if of.kind != rules.Operation || of.Class.Role.Contract.Kind != rules.ContractInRole || w.program.Policy.Level(subject.Replaceable, n.Dir) == rules.Off {
		return false
	}
	return slices.ContainsFunc(n.unit.Uses, func(u inventory.Use) bool {
		return u.Symbol.Pkg == of.unit.ImportPath && subject.NamesService(&u) &&
			slices.ContainsFunc(u.At, func(at inventory.Place) bool { return !n.inGenerated(at.Pos) })
	})
}

func mayBind(k rules.Kind) bool {
	return k == rules.Root || k == rules.Tests || k == rules.Mocks || k == rules.Generated
}

// foreign reports whether an implementation belongs to somebody else than the package that binds it.
func (w *wires) foreign(n, of *node) bool {
	if of == n || of.kind != rules.Operation && of.kind != rules.Adapter || !of.byPolicy() {
		return false
	}
	return !strings.HasPrefix(n.Dir+"/", of.Dir+"/") && !strings.HasPrefix(of.Dir+"/", n.Dir+"/")
}
