package inventory

import (
	"go/ast"
	"go/token"
	"go/types"
)

func (x *errExec) ifStmt(s *ast.IfStmt, st *errState) {
	if s.Init != nil {
		x.stmt(s.Init, st)
	}
	x.effects(s.Cond, st)
	no := st.clone()
	x.refine(s.Cond, true, st)
	x.refine(s.Cond, false, no)
	if s.Init != nil {
		x.refineFound(s.Init, s.Cond, true, st)
		x.refineFound(s.Init, s.Cond, false, no)
	}
	x.stmt(s.Body, st)
	if s.Else != nil {
		x.stmt(s.Else, no)
	}
	st.join(no)
}

func (x *errExec) forStmt(s *ast.ForStmt, label string, st *errState) {
	if s.Init != nil {
		x.stmt(s.Init, st)
	}
	x.loop(label, st, func(at, out *errState, b *branchTarget) {
		if s.Cond != nil {
			x.effects(s.Cond, at)
			after := at.clone()
			x.refine(s.Cond, false, after)
			out.join(after)
			x.refine(s.Cond, true, at)
		}
		x.stmt(s.Body, at)
		at.join(b.atContinue)
		if s.Post != nil {
			x.stmt(s.Post, at)
		}
	})
}

func (x *errExec) rangeStmt(s *ast.RangeStmt, label string, st *errState) {
	set := x.eval(s.X, st)
	x.loop(label, st, func(at, out *errState, b *branchTarget) {
		out.join(at)
		for _, e := range []ast.Expr{s.Key, s.Value} {
			if e != nil {
				x.store(e, set, at)
			}
		}
		x.stmt(s.Body, at)
		at.join(b.atContinue)
	})
}

// loop repeats a round until nothing new comes back to its start. The round gets the state at the start, and adds to
// out what leaves the loop other than by break.
func (x *errExec) loop(label string, st *errState, round func(at, out *errState, b *branchTarget)) {
	out := deadState()
	for range maxRounds {
		b := x.enter(label, true)
		at := st.clone()
		round(at, out, b)
		x.exit()
		out.join(b.atBreak)
		if !st.join(at) {
			break
		}
	}
	*st = *out
}

func (x *errExec) switchStmt(s *ast.SwitchStmt, label string, st *errState) {
	if s.Init != nil {
		x.stmt(s.Init, st)
	}
	if s.Tag != nil {
		x.effects(s.Tag, st)
	}
	entries := make([]*errState, len(s.Body.List))
	for i, c := range s.Body.List {
		entries[i] = deadState()
		for _, e := range c.(*ast.CaseClause).List {
			x.effects(e, st)
			yes := st.clone()
			if s.Tag != nil {
				x.refineEqual(s.Tag, e, true, false, yes)
				x.refineEqual(s.Tag, e, false, false, st)
			} else {
				x.refine(e, true, yes)
				x.refine(e, false, st)
			}
			entries[i].join(yes)
		}
	}
	x.clauses(s.Body.List, entries, label, st)
}

func (x *errExec) typeSwitch(s *ast.TypeSwitchStmt, label string, st *errState) {
	if s.Init != nil {
		x.stmt(s.Init, st)
	}
	var held errSet
	ast.Inspect(s.Assign, func(n ast.Node) bool {
		if t, ok := n.(*ast.TypeAssertExpr); ok {
			held = x.eval(t.X, st)
			return false
		}
		return true
	})
	entries := make([]*errState, len(s.Body.List))
	for i, c := range s.Body.List {
		clause := c.(*ast.CaseClause)
		entries[i] = st.clone()
		v, ok := x.info.Implicits[clause].(*types.Var)
		switch {
		case !ok || !x.carrier(v.Type()):
		case clause.List == nil:
			entries[i].set(v, x.others(held, s.Body.List))
		default:
			entries[i].set(v, x.narrow(held, v.Type(), clause))
		}
	}
	x.clauses(s.Body.List, entries, label, st)
}

// others is what comes to the default clause of a type switch: not the types of the other clauses, which errors that
// wrap one do not have.
func (x *errExec) others(held errSet, clauses []ast.Stmt) errSet {
	for _, c := range clauses {
		for _, e := range c.(*ast.CaseClause).List {
			t := x.typeOf(e)
			if n := namedOf(t); n != nil && !types.IsInterface(t) && implementsError(t) {
				held = held.without(typeSymbol(n.Obj()), OriginType, false)
			}
		}
	}
	return held
}

// clauses runs the bodies of a switch from their entries; st is where none of the cases holds.
func (x *errExec) clauses(list []ast.Stmt, entries []*errState, label string, st *errState) {
	out, hasDefault := deadState(), false
	b := x.enter(label, false)
	var fallen *errState
	for i, c := range list {
		clause := c.(*ast.CaseClause)
		if clause.List == nil {
			hasDefault = true
			entries[i].join(st)
		}
		at := entries[i]
		at.join(fallen)
		body, falls := clause.Body, false
		if n := len(body); n > 0 {
			if br, ok := body[n-1].(*ast.BranchStmt); ok && br.Tok == token.FALLTHROUGH {
				body, falls = body[:n-1], true
			}
		}
		x.stmts(body, at)
		fallen = nil
		if falls {
			fallen = at
		} else {
			out.join(at)
		}
	}
	x.exit()
	out.join(b.atBreak)
	if !hasDefault {
		out.join(st)
	}
	*st = *out
}

func (x *errExec) selectStmt(s *ast.SelectStmt, label string, st *errState) {
	out := deadState()
	b := x.enter(label, false)
	for _, c := range s.Body.List {
		clause := c.(*ast.CommClause)
		at := st.clone()
		if clause.Comm != nil {
			x.stmt(clause.Comm, at)
		}
		x.stmts(clause.Body, at)
		out.join(at)
	}
	x.exit()
	out.join(b.atBreak)
	*st = *out
}

// narrow says what a value can be once it is known to have a type: an error type of its own, or still all it was.
func (x *errExec) narrow(held errSet, t types.Type, at ast.Node) errSet {
	if len(held) == 0 || t == nil || types.IsInterface(t) || !implementsError(t) {
		return held
	}
	n := namedOf(t)
	if n == nil {
		return held
	}
	same := errSet{}
	for o := range held {
		if o.kind == OriginType && o.symbol == typeSymbol(n.Obj()) {
			same[o] = struct{}{}
		}
	}
	if len(same) > 0 {
		return same
	}
	return setOf(x.origin(OriginType, typeSymbol(n.Obj()), at))
}
