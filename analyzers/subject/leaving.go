package subject

import (
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/rules"
)

// Failures is the name of the rule that compares the errors of operations with their contracts.
const Failures = "failures"

// FailureSections are what the rule failures looks into.
const FailureSections = inventory.SectionDecls | inventory.SectionCalls | inventory.SectionErrors

// Promises reports whether packages of the class are operations whose contract this program holds, so that their errors
// can be compared with it.
func Promises(c rules.Class) bool { return c.Kind() == rules.Operation && PromisesIn(c.Role) }

// PromisesIn is Promises for all packages of a role.
func PromisesIn(r *rules.Role) bool {
	return r.Kind == rules.Operation && (r.Contract.Kind == rules.ContractInRole || r.Contract.Kind == rules.ContractSelf)
}

// Implicit reports whether every operation may return the error, or all that the callee returns: a cancelled context says
// so by it.
func Implicit(s inventory.Symbol) bool {
	if s.Pkg != "context" {
		return false
	}
	switch s.Name {
	case "Canceled", "DeadlineExceeded":
		return s.Recv == ""
	case "Err":
		return s.Recv == "Context"
	case "Cause":
		return s.Recv == ""
	}
	return false
}

// Leaving is an error, or all that a callee gives, on its way out of an entry point.
type Leaving struct {
	Entry int                    // index into Package.Entries
	Flows []*inventory.ErrorFlow // where it starts, or is called, in the unit
}

// Leavings lists what can leave the behaviours of a unit, generated files aside: each error once an entry point, where any of
// its flows leaves. Where some behaviours fulfil a contract, only these count: of others beside them the rule oneop speaks.
func Leavings(p *inventory.Package, leaves func(*inventory.ErrorFlow) bool) []Leaving {
	var out []Leaving
	fulfils := slices.ContainsFunc(p.Entries, func(e inventory.Entry) bool { return e.Check == inventory.Behaviour && e.Contract })
	for i := range p.Errors {
		f := &p.Errors[i]
		e := &p.Entries[f.Entry]
		if e.Check != inventory.Behaviour || e.Contract != fulfils || e.Func < 0 || p.Files[f.Pos.File].Generated || p.Files[e.Pos.File].Generated || !leaves(f) {
			continue
		}
		same := func(l Leaving) bool {
			return l.Entry == f.Entry && l.Flows[0].Kind == f.Kind && l.Flows[0].Symbol == f.Symbol
		}
		if at := slices.IndexFunc(out, same); at >= 0 {
			out[at].Flows = append(out[at].Flows, f)
			continue
		}
		out = append(out, Leaving{f.Entry, []*inventory.ErrorFlow{f}})
	}
	return out
}

// Positions returns the places, each once.
func (l Leaving) Positions() []inventory.Pos {
	var at []inventory.Pos
	for _, f := range l.Flows {
		if !slices.Contains(at, f.Pos) {
			at = append(at, f.Pos)
		}
	}
	slices.SortFunc(at, ComparePos)
	return at
}

// Way lists the places between the first place where an error starts and the boundary that it crosses: the calls that
// lead there, from the inside, and the entry point.
func (l Leaving) Way(p *inventory.Package) []Related {
	entry := &p.Entries[l.Entry]
	at := l.Positions()[0]
	first := l.Flows[slices.IndexFunc(l.Flows, func(f *inventory.ErrorFlow) bool { return f.Pos == at })]
	var way []Related
	for _, c := range callsTo(p, entry.Func, first.Func) {
		way = append(way, Related{Package: p, Pos: c.Pos, Message: "comes back to " + funcName(p, c.Func)})
	}
	return append(way, Related{Package: p, Pos: entry.Pos, Message: "leaves the operation by " + entry.Name})
}

// callsTo finds a shortest way of calls from one function of a unit to another, and lists it from its end.
func callsTo(p *inventory.Package, from, to int) []*inventory.Call {
	by := map[int]*inventory.Call{from: nil} // the call by which a function was found
	for queue := []int{from}; len(queue) > 0 && by[to] == nil && from != to; queue = queue[1:] {
		for i := range p.Calls {
			c := &p.Calls[i]
			if c.Kind != inventory.CallStatic || c.Func != queue[0] || c.Callee.Pkg != p.ImportPath {
				continue
			}
			callee := slices.IndexFunc(p.Funcs, func(f inventory.Func) bool { return f.Name == c.Callee.Name && f.Recv == c.Callee.Recv })
			if _, known := by[callee]; !known && callee >= 0 {
				by[callee] = c
				queue = append(queue, callee)
			}
		}
	}
	var way []*inventory.Call
	for at := to; by[at] != nil; at = by[at].Func {
		way = append(way, by[at])
	}
	return way
}

func funcName(p *inventory.Package, i int) string {
	if i < 0 || i >= len(p.Funcs) {
		return "a package variable"
	}
	if f := &p.Funcs[i]; f.Recv != "" {
		return f.Recv + "." + f.Name
	}
	return p.Funcs[i].Name
}

// ContractName says where the contract of the subject is, for people, and its folder; the folder is "" if that is not
// told by what the package imports or by the policy.
func (s *Subject) ContractName() (name, dir string) {
	if s.Class.Role.Contract.Kind == rules.ContractSelf {
		return s.Package.ImportPath, s.Package.Dir
	}
	for i := range s.Package.Imports {
		imp := &s.Package.Imports[i]
		if imp.Test || imp.Excluded {
			continue
		}
		if t := s.Target(imp.Path); t.Kind == rules.Own && t.Class.Role != nil && s.Policy.IsContractOf(s.Class, t.Class) {
			return imp.Path, t.Path
		}
	}
	own := Target{rules.Target{Kind: rules.Own, Path: s.Package.Dir, Class: s.Class}, s.Package.ImportPath}
	if name, dir = s.ContractOf(own); name != "" {
		return name, dir
	}
	return "its contract", ""
}

// ToContract points to the contract.
func ToContract(name, dir string) []Related {
	if dir == "" {
		return nil
	}
	return []Related{{Path: dir, Message: "the contract is " + name}}
}
