package program

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/modules"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// failuresNeed: errors are compared with contracts, where the program holds them.
func failuresNeed(p *rules.Policy) inventory.Section {
	if !slices.ContainsFunc(p.Roles(), subject.PromisesIn) {
		return 0
	}
	return subject.FailureSections
}

// judgeFailures is the part of the rule failures that needs the contracts: errors of other packages that leave an operation undeclared,
// and declared ones that never do.
func judgeFailures(p *Program) []*subject.Finding {
	j := newErrorJoin(p)
	var found []*subject.Finding
	for _, n := range p.Nodes {
		if n.Member || !subject.Promises(n.Class) {
			continue
		}
		for _, u := range n.Units {
			if j.knows(u) {
				found = append(found, j.undeclared(n, u)...)
			}
		}
	}
	return append(found, j.impossible()...)
}

// errorJoin knows what can come out of whose functions.
type errorJoin struct {
	*Program
	lists    map[*Node]*modules.BuildList
	dirs     map[importOf]*Node
	promised map[*inventory.Package]*contractErrors
}

// importOf is an import path where it is written: one build list gives it one meaning.
type importOf struct {
	list *modules.BuildList
	path string
}

func newErrorJoin(p *Program) *errorJoin {
	return &errorJoin{Program: p, lists: map[*Node]*modules.BuildList{}, dirs: map[importOf]*Node{}, promised: map[*inventory.Package]*contractErrors{}}
}

// node returns the folder that an import path means to a folder, nil if it is none of the program.
func (j *errorJoin) node(from *Node, path string) *Node {
	if path == from.path() {
		return from
	}
	list, known := j.lists[from]
	if !known {
		list = j.Modules.List(from.Dir)
		j.lists[from] = list
	}
	key := importOf{list, path}
	n, known := j.dirs[key]
	if !known {
		if dir, ok := j.Modules.Dir(from.Dir, path); ok {
			n = j.byDir[dir]
		}
		j.dirs[key] = n
	}
	return n
}

// record returns what is known of the errors of a folder's package, nil if nothing is.
func (j *errorJoin) record(n *Node) *inventory.Package {
	if n == nil {
		return nil
	}
	for _, u := range n.Units {
		if j.knows(u) {
			return u
		}
	}
	return nil
}

// knows reports whether somebody asked for the errors of a unit, and could read them.
func (j *errorJoin) knows(u *inventory.Package) bool {
	return u.TestOf == "" && u.Problem.Message == "" && u.Has(subject.FailureSections)
}

// contractsOf returns the folders of an operation's contract: those that it imports, else all that the policy allows for.
func (j *errorJoin) contractsOf(n *Node) []*Node {
	if n.Class.Role.Contract.Kind == rules.ContractSelf {
		return []*Node{n}
	}
	isContract := func(c *Node) bool { return c.Class.Role != nil && j.Policy.IsContractOf(n.Class, c.Class) }
	var out []*Node
	for _, e := range n.Imports {
		if e.To != nil && !e.Test && isContract(e.To) {
			out = append(out, e.To)
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, c := range j.Nodes {
		if isContract(c) {
			out = append(out, c)
		}
	}
	return out
}

// undeclared finds what leaves the behaviours of an operation and is not among what its contract declares.
func (j *errorJoin) undeclared(n *Node, u *inventory.Package) []*subject.Finding {
	contracts := j.contractsOf(n)
	var found []*subject.Finding
	allowed, of := map[inventory.Symbol]bool(nil), -1
	for _, l := range subject.Leavings(u, j.leaves(n)) {
		if l.Entry != of {
			allowed, of = j.declaredFor(contracts, u, l.Entry), l.Entry
		}
		var out []outcome
		for _, o := range j.outcomes(n, u, l) {
			if o.kind == comesOut && (allowed[o.symbol] || subject.Implicit(o.symbol)) || o.ownFault {
				continue
			}
			out = o.joinTo(out)
		}
		for _, o := range out {
			found = append(found, j.leak(n, u, l, o, contracts))
		}
	}
	return found
}

// joinTo adds an outcome to a list, in which there is one for each way out.
func (o outcome) joinTo(list []outcome) []outcome {
	for i := range list {
		if list[i].target() != o.target() {
			continue
		}
		if !slices.Contains(list[i].also, o.symbol) && o.symbol != list[i].symbol {
			list[i].also = append(list[i].also, o.symbol)
		}
		return list
	}
	return append(list, o)
}

// leak makes the finding about one outcome.
func (j *errorJoin) leak(n *Node, u *inventory.Package, l subject.Leaving, o outcome, contracts []*Node) *subject.Finding {
	contract := "its contract"
	if len(contracts) > 0 {
		contract = contracts[0].path()
	}
	name := u.Entries[l.Entry].Name
	f := &subject.Finding{
		Package: u, Symbol: name, Target: o.target(), Positions: l.Positions(), Reason: n.Class.Role.Reason, Doubt: o.kind == comesUnknown,
		Message: subject.WithReason(o.says(n.label(), name, contract), n.Class.Role.Reason),
	}
	f.Related = slices.Concat(o.from, l.Way(u))
	for _, c := range contracts {
		f.Related = append(f.Related, subject.Related{Path: c.Dir, Message: "the contract is " + c.path()})
	}
	return f
}

// outcomeKind says what is known of what comes out.
type outcomeKind int

const (
	comesOut     outcomeKind = iota // an error by name
	comesText                       // one without a name
	comesCallee                     // anything that a callee gives
	comesUnknown                    // nobody can tell
)

// outcome is one error that can come out of a function in the end.
type outcome struct {
	kind     outcomeKind
	symbol   inventory.Symbol   // of an error, or of the callee
	through  inventory.Symbol   // the function or contract of the program through which it came, zero if it starts in the unit
	also     []inventory.Symbol // others that come the same way
	ownFault bool               // the package part of the rule speaks of it
	from     []subject.Related
}

func (o *outcome) target() string {
	switch {
	case o.kind == comesOut && !o.through.IsZero():
		return o.through.String()
	case o.kind == comesText:
		return "text of " + o.through.String()
	case o.kind == comesUnknown:
		return "unknown of " + cmp.Or(o.through, o.symbol).String()
	case !o.through.IsZero() && o.through != o.symbol:
		return "errors through " + o.through.String()
	}
	return o.symbol.String()
}

// names lists the errors in full.
func (o *outcome) names() string {
	text := o.symbol.String()
	for _, s := range o.also {
		text += ", " + s.String()
	}
	return text
}

// says writes the message: what leaves, and what is allowed instead.
func (o *outcome) says(label, entry, contract string) string {
	through := ""
	if !o.through.IsZero() && o.through != o.symbol {
		through = ", which comes from " + o.through.String() + ","
	}
	it := "it"
	if len(o.also) > 0 {
		it, through = "them", strings.Replace(through, "which comes", "which come", 1)
	}
	const way = `as in fmt.Errorf("%w: %v", contract.ErrX, err)`
	switch o.kind {
	case comesOut:
		return fmt.Sprintf("%s lets %s%s out of %s; callers can rely only on what %s declares, so declare %s there or translate %s, %s", label, o.names(), through, entry, contract, it, it, way)
	case comesText:
		return fmt.Sprintf("%s lets mere text of %s out of %s; callers can tell only what %s declares, so translate it, %s", label, o.through, entry, contract, way)
	case comesUnknown:
		return fmt.Sprintf("%s lets an error of %s out of %s whose origin nanoarch cannot tell; translate it into what %s declares, %s", label, cmp.Or(o.through, o.symbol), entry, contract, way)
	}
	through = strings.Replace(through, "which comes", "which come", 1)
	return fmt.Sprintf("%s lets the errors of %s%s out of %s, and nothing declares which these are; translate them into what %s declares, %s", label, o.names(), through, entry, contract, way)
}
