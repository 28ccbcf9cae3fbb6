package program

import (
	"fmt"
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// implementation is an entry point that implements an interface of a contract.
type implementation struct {
	node  *Node
	unit  *inventory.Package // what is kept of it
	entry int
}

// impossible finds errors that contracts declare and no implementation returns. As long as anything is not known of one
// of them, nothing is said.
func (j *errorJoin) impossible() []*subject.Finding {
	var found []*subject.Finding
	for _, n := range j.Nodes {
		r := j.record(n)
		if n.Member || r == nil || n.Class.Kind() != rules.Contract && !(subject.Promises(n.Class) && n.Class.Role.Contract.Kind == rules.ContractSelf) {
			continue
		}
		promise := j.promises(r)
		if len(promise.errors) == 0 {
			continue
		}
		comes, complete, by := j.comingFrom(n, r)
		for _, d := range promise.errors {
			if by == nil || !j.isKnown(promise, d, complete) || d.comesIn(comes) || promise.isTypeOf(d, comes) {
				continue
			}
			found = append(found, j.never(n, d, by))
		}
	}
	return found
}

// comingFrom joins what comes out of all implementations of a contract's interfaces, by full names. Complete are the
// interfaces that have an operation behind them and of whose implementations all is known; by is the first operation.
func (j *errorJoin) comingFrom(n *Node, r *inventory.Package) (comes map[string]bool, complete map[string]bool, by *Node) {
	comes, complete = map[string]bool{}, map[string]bool{}
	for i := range r.Types {
		t := &r.Types[i]
		if t.Kind != "interface" || !t.Exported || t.Test || len(t.Methods) == 0 {
			continue
		}
		for _, x := range j.implementations(n, t) {
			operation := subject.Promises(x.node.Class)
			if known, seen := complete[t.Name]; operation && !seen {
				complete[t.Name] = true
				if by == nil {
					by = x.node
				}
			} else if seen && !known {
				continue
			}
			if !j.collect(x, comes) {
				complete[t.Name] = false
			}
		}
	}
	return comes, complete, by
}

// implementations lists the entry points with a method of the interface in packages that know the contract, operations
// first.
func (j *errorJoin) implementations(n *Node, t *inventory.Type) []implementation {
	var out []implementation
	add := func(x *Node) {
		r := j.record(x)
		if r == nil || !r.Has(inventory.SectionErrors) {
			return
		}
		for i := range r.Entries {
			e := &r.Entries[i]
			if e.Kind == inventory.EntryMethod && e.Func >= 0 && hasMethodOf(t, &r.Funcs[e.Func]) {
				out = append(out, implementation{x, r, i})
			}
		}
	}
	add(n)
	for _, e := range n.Users {
		if !e.Test {
			add(e.From)
		}
	}
	slices.SortStableFunc(out, func(a, b implementation) int {
		switch x, y := subject.Promises(a.node.Class), subject.Promises(b.node.Class); {
		case x && !y:
			return -1
		case y && !x:
			return 1
		}
		return 0
	})
	return out
}

// collect adds what comes out of an entry point; it reports whether that is all.
func (j *errorJoin) collect(x implementation, comes map[string]bool) bool {
	all := true
	for i := range x.unit.Errors {
		f := &x.unit.Errors[i]
		if f.Entry != x.entry {
			continue
		}
		for _, o := range j.follow(x.node, x.unit, f, &route{seen: map[inventory.Symbol]bool{}}) {
			switch {
			case o.kind == comesOut:
				comes[o.key] = true
			case o.kind == comesUnknown:
				all = false
			case o.kind == comesCallee && j.node(x.node, o.symbol.Pkg) != nil: // a port that declares nothing may return anything
				all = false
			}
		}
	}
	return all
}

func (d *declaredError) comesIn(comes map[string]bool) bool {
	return slices.ContainsFunc(d.keys, func(k string) bool { return comes[k] })
}

// isTypeOf reports whether an error is the type of a declared variable that comes.
func (c *contractErrors) isTypeOf(d *declaredError, comes map[string]bool) bool {
	return slices.ContainsFunc(c.errors, func(v *declaredError) bool {
		return slices.Contains(v.as, d.keys[0]) && v.comesIn(comes)
	})
}

// isKnown reports whether all is known of every interface that an error belongs to.
func (j *errorJoin) isKnown(c *contractErrors, d *declaredError, complete map[string]bool) bool {
	some := false
	for iface := range c.links {
		if !isExported(iface) || !c.belongs(d, iface) {
			continue
		}
		known, seen := complete[iface]
		if !seen || !known {
			return false
		}
		some = true
	}
	return some
}

// never makes the finding about a declared error that does not come.
func (j *errorJoin) never(n *Node, d *declaredError, by *Node) *subject.Finding {
	reason := ""
	if n.Class.Role != nil {
		reason = n.Class.Role.Reason
	}
	u := j.unitOf(n)
	f := &subject.Finding{
		Package: u, Symbol: d.symbol.Name, Target: "never", Positions: []inventory.Pos{d.pos}, Reason: reason,
		Message: subject.WithReason(fmt.Sprintf("%s declares %s, which %s never returns; remove it, or return it where it is meant, so that callers prepare only for what can happen",
			n.label(), d.symbol.Name, by.label()), reason),
	}
	by0 := j.unitOf(by)
	if r := j.record(by); r != nil {
		for i := range r.Entries {
			if e := &r.Entries[i]; e.Check == inventory.Behaviour {
				f.Related = append(f.Related, subject.Related{Package: by0, Pos: e.Pos, Message: "all that can leave " + e.Name + " is known"})
				break
			}
		}
	}
	return f
}
