package program

import (
	"fmt"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

func contractTestNeeds(p *rules.Policy) inventory.Section {
	if !slices.ContainsFunc(p.Roles(), hasContract) {
		return 0
	}
	return inventory.SectionDecls | inventory.SectionCalls
}

// hasContract reports whether packages of a role are operations behind an interface.
func hasContract(r *rules.Role) bool {
	return r != nil && r.Kind == rules.Operation && (r.Contract.Kind == rules.ContractInRole || r.Contract.Kind == rules.ContractSelf)
}

// contractTestOf asks for the operations and for whatever holds tests.
func contractTestOf(*Program) func(*Node, *inventory.Package) inventory.Section {
	return func(n *Node, u *inventory.Package) inventory.Section {
		if n.Member || !hasContract(n.Class.Role) && u.TestOf == "" && !forTests(n.Class) && n.Class.Kind() != rules.Contract {
			return 0
		}
		return inventory.SectionDecls | inventory.SectionCalls
	}
}

// contractTests finds operations that no test drives through their contract, and tests that reach around it.
func contractTests(p *Program) []*subject.Finding {
	t := newTestReader(p)
	var found []*subject.Finding
	for _, n := range p.Nodes {
		u := primary(n.Units)
		if n.Member || !hasContract(n.Class.Role) || u.TestOf != "" || !u.Has(inventory.SectionDecls) || !isHandWritten(u) {
			continue
		}
		op := t.operation(n, u)
		if len(op.contracts) == 0 {
			continue // there is nothing to drive it through, which is no fault of its tests
		}
		found = append(found, op.judge(len(op.drivers()) > 0)...)
	}
	return found
}

// judge says what is wrong with the tests of an operation.
func (op *operation) judge(driven bool) []*subject.Finding {
	u, around := op.around()
	way := fmt.Sprintf("from package %s_test through %s", op.unit.Name, op.contractName())
	switch inside := testClause(op.unit); {
	case driven && len(around) == 0:
		return nil
	case driven:
		return []*subject.Finding{op.finding(u, "around", around, "has tests that reach around its contract, "+names(u, around), "test what it promises "+way)}
	case len(around) > 0:
		return []*subject.Finding{op.finding(u, "", around, "is tested only around its contract, "+names(u, around), "test it "+way)}
	case inside != nil:
		return []*subject.Finding{op.finding(op.unit, "", inside, "is tested only from inside its package", "test it "+way)}
	}
	return []*subject.Finding{op.finding(op.unit, "", []inventory.Pos{clauseOf(op.unit)}, "has no test that drives it through its contract", "add one "+way)}
}

// testClause returns the package clause of the first test file inside a package, nil if it has none.
func testClause(u *inventory.Package) []inventory.Pos {
	for _, f := range u.Files {
		if f.Test && !f.Generated && f.Excluded == "" {
			return []inventory.Pos{f.PackagePos}
		}
	}
	return nil
}

// isHandWritten reports whether any file of the code that counts was written by people.
func isHandWritten(u *inventory.Package) bool {
	return slices.ContainsFunc(u.Files, func(f inventory.File) bool { return !f.Test && !f.Generated && f.Excluded == "" })
}

// clauseOf returns the first package clause of the code.
func clauseOf(u *inventory.Package) inventory.Pos {
	for _, f := range u.Files {
		if !f.Test && !f.Generated && f.Excluded == "" {
			return f.PackagePos
		}
	}
	return u.Files[0].PackagePos
}

// testReader finds out which tests drive which operations.
type testReader struct {
	program *Program
	paths   map[string]*Node // by import path
	funcs   map[inventory.Symbol]*inventory.Func
	tests   map[string][]*inventory.Package // units with test code by what they import
}

func newTestReader(p *Program) *testReader {
	t := &testReader{program: p, paths: map[string]*Node{}, funcs: map[inventory.Symbol]*inventory.Func{}, tests: map[string][]*inventory.Package{}}
	for _, n := range p.Nodes {
		t.paths[n.path()] = n
		for _, u := range n.Units {
			for i := range u.Funcs {
				f := &u.Funcs[i]
				t.funcs[inventory.Symbol{Pkg: u.ImportPath, Recv: f.Recv, Name: f.Name}] = f
			}
			if u.TestOf == "" && !forTests(n.Class) {
				continue
			}
			seen := map[string]bool{}
			for _, i := range u.Imports {
				if !i.Excluded && !seen[i.Path] {
					seen[i.Path] = true
					t.tests[i.Path] = append(t.tests[i.Path], u)
				}
			}
		}
	}
	return t
}

// operation is an operation with where its contract is.
type operation struct {
	*testReader
	node      *Node
	unit      *inventory.Package
	contracts map[string]bool // import paths of packages that hold its contract
}

func (t *testReader) operation(n *Node, u *inventory.Package) *operation {
	op := &operation{testReader: t, node: n, unit: u, contracts: map[string]bool{}}
	if n.Class.Role.Contract.Kind == rules.ContractSelf {
		if slices.ContainsFunc(u.Types, func(x inventory.Type) bool { return x.Exported && x.Class == inventory.ClassInterface && !x.Test }) {
			op.contracts[u.ImportPath] = true
		}
		return op
	}
	for _, e := range u.Entries {
		for _, c := range e.Fulfils {
			if to := t.paths[c.Pkg]; to != nil && t.program.Policy.IsContractOf(n.Class, to.Class) {
				op.contracts[c.Pkg] = true
			}
		}
	}
	return op
}

func (op *operation) contractName() string {
	names := make([]string, 0, len(op.contracts))
	for c := range op.contracts {
		names = append(names, c)
	}
	return slices.Min(names)
}

// drivers lists the places in test code outside the package that call the operation through its contract, or hand it to a
// function that takes the contract.
func (op *operation) drivers() []Driver {
	var out []Driver
	for _, u := range op.tests[op.unit.ImportPath] {
		for i := range u.Calls {
			if c := &u.Calls[i]; op.drives(c) {
				out = append(out, Driver{u, c.Pos})
			}
		}
	}
	return out
}

// Driver is a place in test code that drives an operation.
type Driver struct {
	Unit *inventory.Package
	Pos  inventory.Pos
}

func (op *operation) drives(c *inventory.Call) bool {
	switch {
	case c.Kind == inventory.CallInterface:
		return op.contracts[c.Callee.Pkg]
	case c.Kind != inventory.CallStatic:
		return false
	case c.Callee.Pkg == op.unit.ImportPath:
		return op.isHandedOut(c.Callee)
	case slices.ContainsFunc(c.TypeArgs, op.namesContract):
		return true
	}
	f := op.funcs[c.Callee]
	return f != nil && slices.ContainsFunc(f.Params, func(p inventory.Param) bool { return op.namesContract(p.Type.Text) && takesBehaviour(p.Type) })
}

// isHandedOut reports whether a method fulfils the contract and a constructor hands out its type: how else should a test call
// it. That the constructor does is the fault, of which the rule replaceable speaks.
func (op *operation) isHandedOut(method inventory.Symbol) bool {
	return slices.ContainsFunc(op.unit.Entries, func(e inventory.Entry) bool {
		if e.Func < 0 || len(e.Fulfils) == 0 {
			return false
		}
		f := &op.unit.Funcs[e.Func]
		return f.Recv == method.Recv && f.Name == method.Name
	}) && slices.ContainsFunc(op.unit.Funcs, func(f inventory.Func) bool {
		return f.Exported && f.Recv == "" && !f.Test && slices.ContainsFunc(f.Results, func(r inventory.Param) bool {
			return r.Type.Named == inventory.Symbol{Pkg: method.Pkg, Name: method.Recv}
		})
	})
}

// takesBehaviour reports whether a parameter can hold an operation: an interface, or a function that makes one.
func takesBehaviour(t inventory.TypeRef) bool {
	return t.Class == inventory.ClassInterface || t.Class == inventory.ClassFunc
}

// namesContract reports whether a type written in full names a type of the contract.
func (op *operation) namesContract(text string) bool {
	for c := range op.contracts {
		if strings.Contains(text, c+".") {
			return true
		}
	}
	return false
}

// around lists the places in the operation's own tests that call its code past the contract: from inside the package, else
// in its external tests. Constructors are how tests get hold of it.
func (op *operation) around() (*inventory.Package, []inventory.Pos) {
	for _, u := range op.node.Units {
		var out []inventory.Pos
		for i := range u.Calls {
			c := &u.Calls[i]
			if c.Test && c.Kind == inventory.CallStatic && c.Callee.Pkg == op.unit.ImportPath && op.isCode(c.Callee) {
				out = append(out, c.Pos)
			}
		}
		if len(out) > 0 {
			return u, out
		}
	}
	return nil, nil
}

// isCode reports whether a function of the operation is part of what it does: no test helper, no method of plain data, and
// no constructor.
func (op *operation) isCode(s inventory.Symbol) bool {
	f := op.funcs[s]
	if f == nil || f.Test || f.Generated || f.Constructor || f.Exported && op.isHandedOut(s) {
		return false
	}
	return s.Recv == "" || op.serves(s.Recv)
}

// serves reports whether a type of the operation is a service, or its method the behaviour.
func (op *operation) serves(name string) bool {
	for _, e := range op.unit.Entries {
		if e.Check == inventory.Behaviour && e.Func >= 0 && op.unit.Funcs[e.Func].Recv == name {
			return true
		}
	}
	return slices.ContainsFunc(op.unit.Types, func(t inventory.Type) bool { return t.Name == name && t.Class == inventory.ClassService })
}

// names lists some of the functions that are called at places.
func names(u *inventory.Package, at []inventory.Pos) string {
	const most = 3
	var names []string
	for i := range u.Calls {
		c := &u.Calls[i]
		if name := c.Callee.Short(); slices.Contains(at, c.Pos) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	if more := len(names) - most; more > 0 {
		names = append(names[:most], fmt.Sprintf("%d more", more))
	}
	return "namely " + strings.Join(names, ", ")
}

func (op *operation) finding(u *inventory.Package, target string, at []inventory.Pos, says, instead string) *subject.Finding {
	f := &subject.Finding{Package: u, Target: target, Positions: at, Reason: op.node.Class.Role.Reason}
	if to := op.paths[op.contractName()]; to != op.node {
		f.Related = []subject.Related{{Path: to.Dir, Message: "the contract is " + op.contractName()}}
	}
	f.Message = subject.WithReason(op.node.label()+" "+says+"; "+instead, f.Reason)
	return f
}
