package program

import (
	"fmt"
	"maps"
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// implementation is a package that implements an interface of a contract.
type implementation struct {
	node *Node
	unit *inventory.Package
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
		c := j.comingFrom(n, r, promise)
		for _, d := range promise.errors {
			by := c.behind(promise, d)
			if by == nil || d.made || d.comesIn(c.comes) || promise.isTypeOf(d, c.comes) {
				continue
			}
			found = append(found, j.never(n, d, by))
		}
	}
	return found
}

// coming is what comes out of the implementations of a contract.
type coming struct {
	comes    map[inventory.Symbol]bool
	complete map[string]*Node // interfaces of whose implementations all is known -> the first operation among these
}

// comingFrom joins what comes out of all implementations of a contract's interfaces, and out of its own functions.
func (j *errorJoin) comingFrom(n *Node, r *inventory.Package, promise *contractErrors) *coming {
	c := &coming{comes: map[inventory.Symbol]bool{}, complete: map[string]*Node{}}
	known := map[*inventory.Package]bool{} // whether all that comes out of a unit is
	knows := func(x *Node, unit *inventory.Package) bool {
		if all, seen := known[unit]; seen {
			return all
		}
		known[unit] = j.collect(x, unit, c.comes)
		return known[unit]
	}
	knows(n, r)
	for i := range r.Types {
		t := &r.Types[i]
		if !promise.fails[t.Name] || t.Test {
			continue
		}
		all, first := true, (*Node)(nil)
		for _, x := range j.implementations(n, t) {
			all = knows(x.node, x.unit) && all
			if first == nil && subject.Promises(x.node.Class) {
				first = x.node
			}
		}
		if all && first != nil {
			c.complete[t.Name] = first
		}
	}
	return c
}

// implementations lists the packages that know the contract and have an entry point with the interface's method.
func (j *errorJoin) implementations(n *Node, t *inventory.Type) []implementation {
	var out []implementation
	add := func(x *Node) {
		r := j.record(x)
		if r == nil {
			return
		}
		if slices.ContainsFunc(r.Entries, func(e inventory.Entry) bool {
			return e.Kind == inventory.EntryMethod && e.Func >= 0 && hasMethodOf(t, &r.Funcs[e.Func])
		}) {
			out = append(out, implementation{x, r})
		}
	}
	add(n)
	for _, e := range n.Users {
		if !e.Test {
			add(e.From)
		}
	}
	return out
}

// collect adds what comes out of the entry points of a unit; it reports whether that is all.
func (j *errorJoin) collect(n *Node, r *inventory.Package, comes map[inventory.Symbol]bool) bool {
	all := true
	leaves := j.leaves(n)
	for i := range r.Errors {
		if e := &r.Entries[r.Errors[i].Entry]; e.Func < 0 || !e.Error || !leaves(&r.Errors[i]) {
			continue
		}
		for _, o := range j.follow(n, r, &r.Errors[i], &route{seen: map[inventory.Symbol]bool{}}) {
			switch {
			case o.kind == comesOut:
				comes[o.symbol] = true
			case o.kind == comesUnknown:
				all = false
			case o.kind == comesCallee && j.node(n, o.symbol.Pkg) != nil: // a port that declares nothing may return anything
				all = false
			}
		}
	}
	return all
}

func (d *declaredError) comesIn(comes map[inventory.Symbol]bool) bool {
	return slices.ContainsFunc(d.keys, func(k inventory.Symbol) bool { return comes[k] })
}

// isTypeOf reports whether an error is the type of a declared variable that comes.
func (c *contractErrors) isTypeOf(d *declaredError, comes map[inventory.Symbol]bool) bool {
	return slices.ContainsFunc(c.errors, func(v *declaredError) bool {
		return v.as == d.symbol && v.comesIn(comes)
	})
}

// behind returns an operation that would return an error, nil unless all is known of every interface that it belongs to.
func (c *coming) behind(p *contractErrors, d *declaredError) *Node {
	var by *Node
	for _, iface := range slices.Sorted(maps.Keys(p.fails)) {
		if !p.fails[iface] || !p.belongs(d, iface) {
			continue
		}
		n := c.complete[iface]
		if n == nil {
			return nil
		}
		if by == nil {
			by = n
		}
	}
	return by
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
	if r := j.record(by); r != nil {
		if i := slices.IndexFunc(r.Entries, func(e inventory.Entry) bool { return e.Check == inventory.Behaviour && e.Error }); i >= 0 {
			f.Related = append(f.Related, subject.Related{Package: j.unitOf(by), Pos: r.Entries[i].Pos, Message: "all that can leave by " + r.Entries[i].Name + " is known"})
		}
	}
	return f
}
