package program

import (
	"fmt"
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

func wiringNeeds(p *rules.Policy) inventory.Section {
	contracts := slices.ContainsFunc(p.Roles(), func(r *rules.Role) bool { return r.Kind == rules.Contract })
	if !contracts || !hasOperations(p) {
		return 0
	}
	return flowSections
}

// wiring finds contracts and implementations that do not come together. Each kind is only told where nothing else can
// explain what was seen; of several that a contract shows the first one is told.
func wiring(p *Program) []*subject.Finding {
	if wiringNeeds(p.Policy) == 0 || !p.wholly() {
		return nil
	}
	w := newWires(p)
	found := w.outsideRoots()
	if len(w.starts) == 0 {
		return found // a library: whoever uses it implements, binds and calls
	}
	loose := map[*node]bool{} // operations that are not bound
	for _, n := range w.survey.nodes {
		if w.isLoose(n) {
			loose[n] = true
			found = append(found, w.neverBound(n))
		}
	}
	for _, n := range w.survey.nodes {
		if n.kind != rules.Contract || !n.byPolicy() || n.Member {
			continue
		}
		for i := range n.unit.Types {
			if t := &n.unit.Types[i]; promises(t) && (len(t.Methods) == 1 || p.Policy.Level(subject.PureContract, n.Dir) == rules.Off) { // else that it has more is its fault
				if f := w.contract(n, t, loose); f != nil {
					found = append(found, f)
				}
			}
		}
	}
	return found
}

// promises reports whether a type is an interface that others can implement and call.
func promises(t *inventory.Type) bool {
	return t.Exported && !t.Test && !t.Generated && !t.Alias && t.Kind == "interface" && t.TypeParams == "" && len(t.Methods) > 0 &&
		!slices.ContainsFunc(t.Methods, func(m inventory.Method) bool { return !m.Exported })
}

// contract judges one interface of a contract.
func (w *wires) contract(n *node, t *inventory.Type, loose map[*node]bool) *subject.Finding {
	name := inventory.Symbol{Pkg: n.unit.ImportPath, Name: t.Name}
	by := w.implementers(name, t)
	if len(by) == 0 && !w.outside[name] && !w.unread[n] {
		return w.about(n, t, "no implementation", "promises "+t.Name+", which no type of the program implements; write the implementation, or remove the contract")
	}
	if d, two := w.twice(n, name); d != "" {
		return w.about(n, t, "two implementations",
			fmt.Sprintf("promises %s, which deployment %s binds to both %s and %s; a deployment has one implementation of an operation's contract", t.Name, d, two[0].label(), two[1].label()))
	}
	bound := len(by) == 0 || slices.ContainsFunc(by, func(x impl) bool { return !loose[x.node] })
	if bound && !w.unread[n] && !w.isCalled(name, t, by) {
		return w.about(n, t, "never called", "promises "+t.Name+", which no code outside tests calls; call it through the contract, or remove the operation")
	}
	return nil
}

// about makes a finding at an interface.
func (w *wires) about(n *node, t *inventory.Type, kind, what string) *subject.Finding {
	return &subject.Finding{
		Package: n.unit, Positions: []inventory.Pos{t.Pos}, Symbol: t.Name, Target: kind, Reason: n.Class.Role.Reason,
		Message: subject.WithReason(n.label()+" "+what, n.Class.Role.Reason),
	}
}

// isLoose reports whether an operation is in nothing that a package main starts: nobody can have bound it then.
func (w *wires) isLoose(n *node) bool {
	return n.byPolicy() && n.kind == rules.Operation && !n.Member && n.hasBehaviour() && n.unit.Name != "main" && !w.built[n.number]
}

func (w *wires) neverBound(n *node) *subject.Finding {
	f := &subject.Finding{Symbol: "never bound", Reason: n.Class.Role.Reason}
	f.Package, f.Positions = n.clause()
	f.Message = subject.WithReason(n.label()+" is bound by no root, since no package main imports it, not even through others; bind it in a root, or remove it", f.Reason)
	return f
}
