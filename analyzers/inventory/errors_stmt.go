package inventory

import (
	"go/ast"
	"go/token"
	"go/types"
)

// errExec walks one function body (or function literal) along its statements.
type errExec struct {
	*errReader
	fn       *types.Func // the declared function
	sig      *types.Signature
	returned errSet
	end      *errState // at the end, over all returns
	deferred []deferredCall
	branches []*branchTarget
	gotos    map[string]*errState
	nested   int // depth of statements that may not run
}

type deferredCall struct {
	call  *ast.CallExpr
	maybe bool // the defer statement itself may not have run
}

// branchTarget is a statement that break or continue can leave.
type branchTarget struct {
	label      string
	loop       bool
	atBreak    *errState
	atContinue *errState
}

// maxRounds bounds the repetition of loops. Sets of origins are finite and only grow, so it is hardly ever reached.
const maxRounds = 20

func newErrExec(e *errReader, fn *types.Func, sig *types.Signature) *errExec {
	return &errExec{errReader: e, fn: fn, sig: sig, end: deadState(), gotos: map[string]*errState{}}
}

// body walks the whole body. It is repeated while a goto brings something new to a label behind it.
func (x *errExec) body(b *ast.BlockStmt, st *errState) {
	for v := range x.sig.Results().Variables() {
		if v.Name() != "" && x.carrier(v.Type()) {
			st.set(v, nil)
		}
	}
	for range maxRounds {
		x.deferred, x.nested = nil, 0
		at := st.clone()
		before := x.gotoSize()
		x.stmt(b, at)
		if !at.dead {
			x.leave(nil, at)
		}
		if x.gotoSize() == before {
			return
		}
	}
}

func (x *errExec) gotoSize() int {
	n := 0
	for _, st := range x.gotos {
		n++
		for _, s := range st.vars {
			n += 1 + len(s)
		}
	}
	return n
}

func (x *errExec) stmts(list []ast.Stmt, st *errState) {
	for _, s := range list {
		x.stmt(s, st)
	}
}

func (x *errExec) stmt(s ast.Stmt, st *errState) {
	if l, ok := s.(*ast.LabeledStmt); ok {
		st.join(x.gotos[l.Label.Name])
		x.labeled(l.Stmt, l.Label.Name, st)
		return
	}
	x.labeled(s, "", st)
}

func (x *errExec) labeled(s ast.Stmt, label string, st *errState) {
	if st.dead {
		if b, ok := s.(*ast.BlockStmt); ok { // a label in it may bring it to life
			x.stmts(b.List, st)
		}
		return
	}
	switch s := s.(type) {
	case *ast.BlockStmt:
		x.stmts(s.List, st)
	case *ast.ExprStmt:
		x.eval(s.X, st)
		st.dead = x.neverReturns(s.X)
	case *ast.AssignStmt:
		x.assign(s.Lhs, s.Rhs, st)
	case *ast.DeclStmt:
		x.declare(s, st)
	case *ast.SendStmt:
		x.addTo(s.Chan, x.eval(s.Value, st), st)
	case *ast.GoStmt:
		x.eval(s.Call, st)
	case *ast.DeferStmt:
		x.deferred = append(x.deferred, deferredCall{s.Call, x.nested > 0})
	case *ast.ReturnStmt:
		x.leave(s.Results, st)
		st.dead = true
	case *ast.BranchStmt:
		x.branch(s, st)
	default:
		x.nested++
		x.compound(s, label, st)
		x.nested--
	}
}

func (x *errExec) compound(s ast.Stmt, label string, st *errState) {
	switch s := s.(type) {
	case *ast.IfStmt:
		x.ifStmt(s, st)
	case *ast.ForStmt:
		x.forStmt(s, label, st)
	case *ast.RangeStmt:
		x.rangeStmt(s, label, st)
	case *ast.SwitchStmt:
		x.switchStmt(s, label, st)
	case *ast.TypeSwitchStmt:
		x.typeSwitch(s, label, st)
	case *ast.SelectStmt:
		x.selectStmt(s, label, st)
	}
}

// leave is a return: the results are set, the deferred calls run, then what the results hold comes out.
func (x *errExec) leave(results []ast.Expr, at *errState) {
	st := at.clone()
	vars := x.sig.Results()
	sets := make([]errSet, vars.Len())
	switch {
	case len(results) == 1 && vars.Len() > 1:
		s := x.eval(results[0], st)
		for i := range sets {
			sets[i] = s
		}
	default:
		for i, e := range results {
			if s := x.eval(e, st); i < len(sets) {
				sets[i] = s
			}
		}
	}
	for i := range sets {
		if v := vars.At(i); len(results) > 0 && v.Name() != "" && x.carrier(v.Type()) {
			st.set(v, sets[i])
		}
	}
	x.runDeferred(st)
	var all errSet
	for i := range sets {
		v := vars.At(i)
		if !x.carrier(v.Type()) {
			continue
		}
		if v.Name() != "" {
			sets[i] = st.vars[v]
		}
		all = all.union(sets[i])
	}
	x.returned = x.returned.union(all)
	x.translate(at, all)
	x.end.join(st)
}

func (x *errExec) runDeferred(st *errState) {
	for i := len(x.deferred) - 1; i >= 0; i-- {
		d := x.deferred[i]
		after := st.clone()
		if lit, ok := ast.Unparen(d.call.Fun).(*ast.FuncLit); ok {
			_, after = x.literal(lit, d.call.Args, after)
		} else {
			x.eval(d.call, after)
		}
		if d.maybe {
			st.join(after)
		} else if !after.dead {
			*st = *after
		}
	}
}

func (x *errExec) assign(targets, values []ast.Expr, st *errState) {
	sets := make([]errSet, len(targets))
	if len(values) == 1 && len(targets) > 1 {
		s := x.eval(values[0], st)
		for i := range sets {
			sets[i] = s
		}
	} else {
		for i := range min(len(targets), len(values)) {
			sets[i] = x.eval(values[i], st)
		}
	}
	for i, t := range targets {
		x.store(t, sets[i], st)
	}
}

func (x *errExec) store(target ast.Expr, set errSet, st *errState) {
	if v := x.local(target); v != nil {
		if x.carrier(v.Type()) {
			if st.sure[v] {
				x.turn(st.vars[v], set)
			}
			st.set(v, set)
		}
		return
	}
	x.effects(target, st)
	x.addTo(target, set, st)
}

// addTo lets a container or channel hold more.
func (x *errExec) addTo(target ast.Expr, set errSet, st *errState) {
	if v := x.root(target); v != nil && len(set) > 0 {
		st.add(v, set)
	}
}

func (x *errExec) declare(s *ast.DeclStmt, st *errState) {
	d, ok := s.Decl.(*ast.GenDecl)
	if !ok || d.Tok != token.VAR {
		return
	}
	for _, spec := range d.Specs {
		v, ok := spec.(*ast.ValueSpec)
		if !ok {
			continue
		}
		names := make([]ast.Expr, len(v.Names))
		for i, n := range v.Names {
			names[i] = n
		}
		x.assign(names, v.Values, st)
	}
}

func (x *errExec) branch(s *ast.BranchStmt, st *errState) {
	label := ""
	if s.Label != nil {
		label = s.Label.Name
	}
	switch s.Tok {
	case token.GOTO:
		if x.gotos[label] == nil {
			x.gotos[label] = deadState()
		}
		x.gotos[label].join(st)
	case token.FALLTHROUGH:
		return // the switch takes the state at the end of the clause
	default:
		for i := len(x.branches) - 1; i >= 0; i-- {
			b := x.branches[i]
			if label != "" && b.label != label || label == "" && s.Tok == token.CONTINUE && !b.loop {
				continue
			}
			if s.Tok == token.BREAK {
				b.atBreak.join(st)
			} else {
				b.atContinue.join(st)
			}
			break
		}
	}
	st.dead = true
}

func (x *errExec) enter(label string, loop bool) *branchTarget {
	b := &branchTarget{label: label, loop: loop, atBreak: deadState(), atContinue: deadState()}
	x.branches = append(x.branches, b)
	return b
}

func (x *errExec) exit() { x.branches = x.branches[:len(x.branches)-1] }
