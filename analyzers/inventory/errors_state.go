package inventory

import (
	"go/ast"
	"go/token"
	"go/types"
	"maps"
)

// errState says, at one point of a function, which errors its variables can hold there. A variable that is not listed
// is not followed.
type errState struct {
	vars map[*types.Var]errSet
	sure map[*types.Var]bool // they hold an error here: a condition around this point says so; nil for none
	dead bool                // no way leads here
}

func newErrState() *errState { return &errState{vars: map[*types.Var]errSet{}} }

func (s *errState) clone() *errState {
	return &errState{vars: maps.Clone(s.vars), sure: maps.Clone(s.sure), dead: s.dead}
}

func (s *errState) set(v *types.Var, to errSet) {
	s.vars[v] = to
	delete(s.sure, v)
}

// holds notes that a variable holds an error for sure.
func (s *errState) holds(v *types.Var) {
	if s.sure == nil {
		s.sure = map[*types.Var]bool{}
	}
	s.sure[v] = true
}

// narrow keeps what is sure of a variable that holds less than was known.
func (s *errState) narrow(v *types.Var, to errSet) { s.vars[v] = to }

func (s *errState) add(v *types.Var, more errSet) { s.vars[v] = s.vars[v].union(more) }

// join adds what holds on another way to the same point; it reports whether anything is new.
func (s *errState) join(o *errState) bool {
	switch {
	case o == nil || o.dead:
		return false
	case s.dead:
		*s = *o.clone()
		return true
	}
	maps.DeleteFunc(s.sure, func(v *types.Var, _ bool) bool { return !o.sure[v] })
	changed := false
	for v, set := range o.vars {
		before, ok := s.vars[v]
		if after := before.union(set); !ok || len(after) > len(before) {
			s.vars[v] = after
			changed = true
		}
	}
	return changed
}

func deadState() *errState { return &errState{vars: map[*types.Var]errSet{}, dead: true} }

// refine narrows what variables can hold once a condition is known to be true or false.
func (x *errExec) refine(cond ast.Expr, truth bool, st *errState) {
	switch c := ast.Unparen(cond).(type) {
	case *ast.UnaryExpr:
		if c.Op == token.NOT {
			x.refine(c.X, !truth, st)
		}
	case *ast.BinaryExpr:
		x.refineBinary(c, truth, st)
	case *ast.CallExpr:
		fn := x.callee(c.Fun)
		if fn == nil || len(c.Args) != 2 || !isErrorsPackage(pkgPath(fn)) {
			return
		}
		switch v := x.local(c.Args[0]); {
		case fn.Name() == "Is":
			x.refineEqual(c.Args[0], c.Args[1], truth, true, st)
		case fn.Name() == "As" && v != nil && len(st.vars[v]) > 0:
			x.refineType(v, x.pointedTo(c.Args[1]), truth, c.Args[1], st)
		}
	}
}

// refineType narrows a variable that is, or wraps, an error of a type, or is known not to.
func (x *errExec) refineType(v *types.Var, t types.Type, is bool, at ast.Node, st *errState) {
	n := namedOf(t)
	switch {
	case is:
		st.narrow(v, x.narrow(st.vars[v], t, at))
		st.holds(v)
	case n != nil && !types.IsInterface(t) && implementsError(t):
		st.narrow(v, st.vars[v].without(typeSymbol(n.Obj()), OriginType, true))
	}
}

// refineFound is refine for a condition that says whether the statement before it found an error of a type:
// if x, ok := errors.AsType[T](err); ok.
func (x *errExec) refineFound(init ast.Stmt, cond ast.Expr, truth bool, st *errState) {
	if not, ok := ast.Unparen(cond).(*ast.UnaryExpr); ok && not.Op == token.NOT {
		cond, truth = not.X, !truth
	}
	a, ok := init.(*ast.AssignStmt)
	if !ok || len(a.Lhs) != 2 || len(a.Rhs) != 1 || x.local(cond) == nil || x.local(cond) != x.local(a.Lhs[1]) {
		return
	}
	c, ok := ast.Unparen(a.Rhs[0]).(*ast.CallExpr)
	if !ok || len(c.Args) != 1 {
		return
	}
	fn, v := x.callee(c.Fun), x.local(c.Args[0])
	t, _ := x.info.Types[c].Type.(*types.Tuple)
	if fn != nil && fn.Name() == "AsType" && isErrorsPackage(pkgPath(fn)) && v != nil && len(st.vars[v]) > 0 && t != nil && t.Len() == 2 {
		x.refineType(v, t.At(0).Type(), truth, c, st)
	}
}

// pointedTo returns the type of what an expression points to.
func (x *errExec) pointedTo(e ast.Expr) types.Type {
	if p, ok := x.typeOf(e).(*types.Pointer); ok {
		return p.Elem()
	}
	return nil
}

func (x *errExec) refineBinary(c *ast.BinaryExpr, truth bool, st *errState) {
	switch {
	case c.Op == token.EQL, c.Op == token.NEQ:
		x.refineEqual(c.X, c.Y, truth == (c.Op == token.EQL), false, st)
		x.refineEqual(c.Y, c.X, truth == (c.Op == token.EQL), false, st)
	case c.Op == token.LAND && truth, c.Op == token.LOR && !truth:
		x.refine(c.X, truth, st)
		x.refine(c.Y, truth, st)
	case c.Op == token.LAND, c.Op == token.LOR:
		other := st.clone()
		x.refine(c.X, truth, st)
		x.refine(c.X, !truth, other)
		x.refine(c.Y, truth, other)
		st.join(other)
	}
}

// refineEqual narrows the variable e, which is or is not equal to a value; wrapped says that errors.Is compared them.
func (x *errExec) refineEqual(e, value ast.Expr, equal, wrapped bool, st *errState) {
	v := x.local(e)
	if v == nil {
		return
	}
	held, ok := st.vars[v]
	if !ok {
		return
	}
	if tv := x.info.Types[value]; tv.IsNil() {
		switch {
		case equal:
			st.set(v, nil)
		case len(held) == 0:
			st.dead = true
		default:
			st.holds(v)
		}
		return
	}
	sentinel := x.sentinelOf(value)
	if sentinel == (Symbol{}) {
		return
	}
	if !equal {
		st.narrow(v, held.without(sentinel, OriginSentinel, wrapped))
		return
	}
	same := errSet{}
	for o := range held {
		if o.kind == OriginSentinel && o.symbol == sentinel && (wrapped || !o.wrapped) {
			same[o] = struct{}{}
		}
	}
	switch {
	case len(same) > 0 || len(held) == 0:
		st.narrow(v, same)
	default: // one of the others brought it
		o := x.origin(OriginSentinel, sentinel, value)
		o.wrapped = wrapped
		st.narrow(v, setOf(o))
	}
	st.holds(v)
}

// sentinelOf names the error variable (or constant) that an expression is, if it is one.
func (x *errExec) sentinelOf(e ast.Expr) Symbol {
	var obj types.Object
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		obj = x.info.Uses[e]
	case *ast.SelectorExpr:
		obj = x.info.Uses[e.Sel]
	}
	switch o := obj.(type) {
	case *types.Var:
		if o.Pkg() == nil || o.IsField() || o.Parent() != o.Pkg().Scope() {
			return Symbol{}
		}
	case *types.Const:
	default:
		return Symbol{}
	}
	if !implementsError(obj.Type()) {
		return Symbol{}
	}
	return x.symbolOf(obj)
}

// local returns the local variable that an expression is, nil if it is none.
func (x *errExec) local(e ast.Expr) *types.Var {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return nil
	}
	v, ok := x.info.ObjectOf(id).(*types.Var)
	if !ok || v.IsField() || v.Pkg() == nil || v.Parent() == v.Pkg().Scope() {
		return nil
	}
	return v
}

// root returns the local variable whose content an expression is a part of: x of x[i], *x, &x, x.f.
func (x *errExec) root(e ast.Expr) *types.Var {
	for {
		switch u := ast.Unparen(e).(type) {
		case *ast.IndexExpr:
			e = u.X
		case *ast.StarExpr:
			e = u.X
		case *ast.SliceExpr:
			e = u.X
		case *ast.UnaryExpr:
			if u.Op != token.AND {
				return nil
			}
			e = u.X
		default:
			return x.local(e)
		}
	}
}
