package program

import (
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// outcomes follows what leaves an entry point to where it starts, in whatever package of the program that is.
func (j *errorJoin) outcomes(n *Node, r *inventory.Package, l subject.Leaving) []outcome {
	var out []outcome
	told := slices.ContainsFunc(l.Flows, func(f *inventory.ErrorFlow) bool { return f.By.IsZero() }) // by the package part
	for _, f := range l.Flows {
		for _, o := range j.follow(n, r, f, &route{seen: map[inventory.Symbol]bool{}}) {
			if !told {
				o.ownFault = false
				if o.through.IsZero() {
					o.through = f.By
				}
			}
			out = append(out, o)
		}
	}
	return out
}

// leaves returns whether a flow of a folder's package leaves its function, as far as that is up to another package that is
// given the error.
func (j *errorJoin) leaves(n *Node) func(*inventory.ErrorFlow) bool {
	return func(f *inventory.ErrorFlow) bool {
		return f.By.IsZero() || j.comesBack(n, f.By, f.Arg, map[inventory.Symbol]bool{})
	}
}

// comesBack reports whether a function gives back what it is given by a parameter, or nobody can tell.
func (j *errorJoin) comesBack(n *Node, by inventory.Symbol, arg int, seen map[inventory.Symbol]bool) bool {
	to := j.node(n, by.Pkg)
	r := j.record(to)
	if r == nil || seen[by] {
		return r == nil
	}
	seen[by] = true
	entry := failingEntry(r, by)
	return entry < 0 || slices.ContainsFunc(r.Errors, func(f inventory.ErrorFlow) bool {
		return f.Entry == entry && f.Kind == inventory.OriginParam && (f.Param == arg || f.Param == 0) &&
			(f.By.IsZero() || j.comesBack(to, f.By, f.Arg, seen))
	})
}

// failingEntry returns the index of the entry point of a unit that is a function or method which returns an error, -1 if
// there is none.
func failingEntry(r *inventory.Package, fn inventory.Symbol) int {
	return slices.IndexFunc(r.Entries, func(e inventory.Entry) bool {
		return e.Func >= 0 && e.Error && r.Funcs[e.Func].Name == fn.Name && r.Funcs[e.Func].Recv == fn.Recv
	})
}

// route is the way back from a boundary over helpers of other packages.
type route struct {
	through inventory.Symbol // the first helper, zero in the operation itself
	except  []inventory.Symbol
	from    []subject.Related // steps, the last one first found first
	seen    map[inventory.Symbol]bool
}

// follow says what one flow of a unit is in the end.
func (j *errorJoin) follow(n *Node, r *inventory.Package, f *inventory.ErrorFlow, way *route) []outcome {
	inside := way.through.IsZero()
	o := outcome{symbol: f.Symbol, through: way.through, from: way.from}
	if !inside {
		o.from = append([]subject.Related{{Package: j.unitOf(n), Pos: f.Pos, Message: "starts in " + r.ImportPath}}, way.from...)
	}
	switch f.Kind {
	case inventory.OriginText:
		o.kind, o.ownFault = comesText, inside
	case inventory.OriginUnknown:
		o.kind, o.ownFault = comesUnknown, inside
	case inventory.OriginParam:
		if !inside {
			return nil // the caller's record says what it gave
		}
		o.kind, o.ownFault = comesUnknown, true
	case inventory.OriginSentinel, inventory.OriginType:
		if slices.Contains(way.except, f.Symbol) {
			return nil
		}
		o.ownFault = inside && f.Symbol.Pkg == r.ImportPath && n.Class.Role.Contract.Kind != rules.ContractSelf
	case inventory.OriginCallee:
		return j.callee(n, f, o, way)
	}
	return []outcome{o}
}

// callee says what a callee gives: what its contract declares, or what its body lets out.
func (j *errorJoin) callee(n *Node, f *inventory.ErrorFlow, o outcome, way *route) []outcome {
	if subject.Implicit(f.Symbol) {
		return nil
	}
	inside := way.through.IsZero()
	except := slices.Concat(way.except, f.Except)
	to := j.node(n, f.Symbol.Pkg)
	if to == nil {
		if _, ours := j.Modules.Dir(n.Dir, f.Symbol.Pkg); ours { // a folder that the policy leaves out
			o.kind = comesUnknown
			return []outcome{o}
		}
		o.kind, o.ownFault = comesCallee, inside
		return []outcome{o}
	}
	r := j.record(to)
	if r == nil {
		o.kind = comesUnknown
		return []outcome{o}
	}
	if list, ok := j.promises(r).of(f.Symbol.Recv); ok {
		if o.through.IsZero() {
			o.through = f.Symbol
		}
		return declaredOutcomes(o, list, except)
	}
	return j.helper(to, r, f.Symbol, o, &route{through: o.through, except: except, from: o.from, seen: way.seen})
}

// declaredOutcomes are the errors that a contract declares, but those that were ruled out.
func declaredOutcomes(o outcome, list []*declaredError, except []inventory.Symbol) []outcome {
	var out []outcome
	for _, d := range list {
		if d.isAnyOf(except) {
			continue
		}
		one := o
		one.kind, one.symbol = comesOut, d.symbol
		out = append(out, one)
	}
	if len(list) == 0 {
		o.kind = comesCallee
		out = append(out, o)
	}
	return out
}

// helper goes into a function of another package, or of the same one where a record speaks of it as a callee.
func (j *errorJoin) helper(to *Node, r *inventory.Package, callee inventory.Symbol, o outcome, way *route) []outcome {
	if way.through.IsZero() {
		way.through = callee
	}
	if way.seen[callee] {
		return nil
	}
	way.seen[callee] = true
	entry := failingEntry(r, callee)
	if entry < 0 {
		o.kind, o.through = comesUnknown, way.through
		return []outcome{o}
	}
	var out []outcome
	leaves := j.leaves(to)
	for i := range r.Errors {
		if f := &r.Errors[i]; f.Entry == entry && leaves(f) {
			out = append(out, j.follow(to, r, f, way)...)
		}
	}
	return out
}

// unitOf returns the unit of a folder that others import.
func (j *errorJoin) unitOf(n *Node) *inventory.Package {
	for _, u := range n.Units {
		if u.TestOf == "" {
			return u
		}
	}
	return n.Units[0]
}
