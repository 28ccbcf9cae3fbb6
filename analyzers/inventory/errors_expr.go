package inventory

import (
	"go/ast"
	"go/token"
	"go/types"
	"maps"
)

// eval returns the errors that an expression can bring, and does to the state what evaluating it does.
func (x *errExec) eval(e ast.Expr, st *errState) errSet {
	e = ast.Unparen(e)
	switch e := e.(type) {
	case *ast.CallExpr:
		return x.call(e, st)
	case *ast.FuncLit:
		before := st.clone() // it may run at any time: what is nil now need not be then
		maps.DeleteFunc(before.vars, func(_ *types.Var, held errSet) bool { return len(held) == 0 })
		set, after := x.literal(e, nil, before)
		st.join(after)
		return set
	}
	tv := x.info.Types[e]
	if id, ok := e.(*ast.Ident); ok && tv.Type == nil {
		if obj := x.info.ObjectOf(id); obj != nil {
			tv.Type = obj.Type()
		}
	}
	if tv.IsNil() || !x.carrier(tv.Type) {
		x.effects(e, st)
		return nil
	}
	switch e := e.(type) {
	case *ast.Ident:
		return x.object(x.info.ObjectOf(e), e, st)
	case *ast.SelectorExpr:
		return x.selected(e, st)
	case *ast.CompositeLit:
		return x.composite(e, st)
	case *ast.UnaryExpr:
		if e.Op == token.AND || e.Op == token.ARROW {
			return x.eval(e.X, st)
		}
	case *ast.StarExpr:
		return x.eval(e.X, st)
	case *ast.SliceExpr:
		return x.eval(e.X, st)
	case *ast.IndexExpr:
		x.effects(e.Index, st)
		return x.eval(e.X, st)
	case *ast.IndexListExpr:
		return x.eval(e.X, st)
	case *ast.TypeAssertExpr:
		held := x.asserted(e.X, st)
		if e.Type == nil {
			return held
		}
		return x.narrow(held, x.typeOf(e.Type), e)
	}
	x.effects(e, st)
	return x.unknown(e)
}

// asserted returns what the operand of a type assertion brings, which need not be typed as an error.
func (x *errExec) asserted(e ast.Expr, st *errState) errSet {
	if t := x.typeOf(e); t != nil && x.carrier(t) {
		return x.eval(e, st)
	}
	x.effects(e, st)
	return x.unknown(e)
}

// unknown is what an expression brings of which nothing but its type is known: a type of error says enough.
func (x *errExec) unknown(e ast.Expr) errSet {
	if t := x.typeOf(e); t != nil && !types.IsInterface(t) && implementsError(t) {
		if n := namedOf(t); n != nil {
			return setOf(x.origin(OriginType, typeSymbol(n.Obj()), e))
		}
	}
	return setOf(x.origin(OriginUnknown, Symbol{}, e))
}

// effects evaluates the calls and function literals in a node for what they do to the state.
func (x *errExec) effects(n ast.Node, st *errState) {
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			x.call(n, st)
			return false
		case *ast.FuncLit:
			x.eval(n, st)
			return false
		}
		return true
	})
}

func (x *errExec) object(obj types.Object, e ast.Expr, st *errState) errSet {
	switch o := obj.(type) {
	case *types.Nil:
		return nil
	case *types.Func:
		return x.funcValue(o, e)
	case *types.Var, *types.Const:
		if s := x.sentinelOf(e); s != (Symbol{}) {
			return setOf(x.origin(OriginSentinel, s, e))
		}
		if v := x.local(e); v != nil {
			if set, ok := st.vars[v]; ok {
				return set
			}
		} else if v, ok := o.(*types.Var); ok {
			return x.packageVar(v, e)
		}
	}
	return x.unknown(e)
}

// packageVar is a function (or a container) held by a package variable: what its initialiser says, unless it may be
// something else by now. One of another package is that package's matter.
func (x *errExec) packageVar(v *types.Var, e ast.Expr) errSet {
	if _, ok := v.Type().Underlying().(*types.Signature); ok && x.foreign(v) {
		return setOf(x.origin(OriginCallee, x.symbolOf(v), e))
	}
	init := x.inits[v]
	if init == nil || v.Exported() {
		return x.unknown(e)
	}
	delete(x.inits, v) // for those that use themselves
	set := x.eval(init, newErrState())
	x.inits[v] = init
	return set
}

// funcValue is a function that is not called here: what it returns will come from wherever it is called.
func (x *errExec) funcValue(fn *types.Func, e ast.Expr) errSet {
	if x.decls[fn.Origin()] == nil {
		return setOf(x.origin(OriginCallee, x.symbolOf(fn), e))
	}
	set := errSet{}
	for o := range x.summary(fn.Origin(), x.fn) {
		if o.param == 0 {
			set[o] = struct{}{}
		}
	}
	return set
}

func (x *errExec) selected(e *ast.SelectorExpr, st *errState) errSet {
	if sel := x.info.Selections[e]; sel != nil {
		x.effects(e.X, st)
		if fn, ok := sel.Obj().(*types.Func); ok {
			return x.funcValue(fn, e.Sel)
		}
		if n := namedOf(x.typeOf(e)); x.foreign(sel.Obj()) && (n == nil || types.IsInterface(n)) {
			return setOf(x.origin(OriginCallee, x.symbolOf(sel.Obj()), e.Sel)) // filled by that package
		}
		return x.unknown(e)
	}
	return x.object(x.info.Uses[e.Sel], e, st)
}

// composite is a literal of an error type, or of a container of errors.
func (x *errExec) composite(e *ast.CompositeLit, st *errState) errSet {
	var held errSet
	for _, elt := range e.Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			elt = kv.Value
		}
		held = held.union(x.eval(elt, st))
	}
	t := x.typeOf(e)
	if t == nil || !implementsError(t) {
		return held
	}
	set := x.unknown(e)
	held = held.withoutText()
	if len(held) == 0 || !hasMethod(types.NewPointer(t), "Unwrap") {
		return set
	}
	if n := namedOf(t); n != nil && n.Obj().Pkg() == x.pkg && !n.Obj().Exported() {
		return held.wrap() // nobody else can ask for its type, so that it is what it holds
	}
	return set.union(held.wrap())
}

// literal runs a function literal. It returns what comes out of it and the state behind it. What it is given and
// only hands back does not count: that comes from whoever calls it, which is an origin itself.
func (x *errExec) literal(lit *ast.FuncLit, args []ast.Expr, st *errState) (errSet, *errState) {
	sig, ok := x.typeOf(lit).(*types.Signature)
	if !ok {
		return nil, st
	}
	inner := newErrExec(x.errReader, x.fn, sig)
	for i := range sig.Params().Len() {
		v := sig.Params().At(i)
		if !x.carrier(v.Type()) {
			continue
		}
		set := setOf(errOrigin{param: givenToCallback, pos: x.at(lit.Type), fn: x.funcOf(lit.Pos())})
		if i < len(args) {
			set = x.eval(args[i], st)
		}
		st.set(v, set)
	}
	inner.body(lit.Body, st)
	out := maps.Clone(inner.returned)
	maps.DeleteFunc(out, func(o errOrigin, _ struct{}) bool { return o.param == givenToCallback })
	if inner.end.dead {
		return out, st
	}
	return out, inner.end
}
