package inventory

import (
	"go/ast"
	"go/types"
)

// callee is a declared function or method, as an expression names it.
type callee struct {
	fn    *types.Func      // by origin; of an interface call the interface's method
	iface types.Type       // the interface type called through, nil if fn is no method of one
	sig   *types.Signature // as it stands at the expression, without receiver
	targs *types.TypeList
	name  *ast.Ident
}

// calleeOf resolves the function that a call names. It knows nothing of conversions, built-ins and function values.
func (r *reader) calleeOf(call *ast.CallExpr) (callee, bool) {
	if tv := r.info.Types[call.Fun]; tv.IsType() || tv.IsBuiltin() {
		return callee{}, false
	}
	return r.funcRef(call.Fun)
}

// funcRef resolves an expression that names a function or method, called or as a value.
func (r *reader) funcRef(e ast.Expr) (callee, bool) {
	e = ast.Unparen(e)
	name, sel := nameOf(e)
	if name == nil {
		return callee{}, false
	}
	fn, ok := r.info.Uses[name].(*types.Func)
	if !ok {
		return callee{}, false
	}
	sig := signatureOf(r.typeOf(e))
	if sig == nil {
		return callee{}, false
	}
	return r.calleeOfFunc(fn, sig, name, sel), true
}

// calleeOfFunc describes a function where it is named; sel is the selector around the name, nil if there is none.
func (r *reader) calleeOfFunc(fn *types.Func, sig *types.Signature, name *ast.Ident, sel *ast.SelectorExpr) callee {
	c := callee{fn: fn.Origin(), sig: sig, name: name}
	own := fn.Signature()
	if own.TypeParams().Len() > 0 {
		c.targs = r.info.Instances[name].TypeArgs
	}
	if own.Recv() == nil {
		return c
	}
	if s := r.info.Selections[sel]; s != nil {
		c.iface = interfaceBehind(s)
		if s.Kind() == types.MethodExpr {
			c.sig = fn.Signature()
		}
	}
	return c
}

// funcFacts are what is worked out once of a function that calls name.
type funcFacts struct {
	symbol     Symbol
	dispatch   bool // the context lists it as dispatch
	firstParty bool
	outside    bool
	flow       *flow // of its signature, nil if nobody has asked for it
}

// flow says in words what goes through a signature.
type flow struct {
	in, out    string // besides context and error
	ctx, fails bool
}

// factsOf describes a declared function.
func (r *reader) factsOf(fn *types.Func) *funcFacts {
	f := r.facts[fn]
	if f == nil {
		f = &funcFacts{symbol: funcSymbol(fn), dispatch: r.isDispatch(fn)}
		path := pkgPath(fn)
		f.firstParty, f.outside = r.ctx.IsFirstParty(path), r.ctx.IsOutside(path)
		r.facts[fn] = f
	}
	return f
}

// flowOfCall says what goes through a call. Where nothing is instantiated, all calls of a function are alike.
func (r *reader) flowOfCall(c callee) flow {
	f := r.factsOf(c.fn)
	own := c.fn.Signature()
	if c.sig.Params() != own.Params() || c.sig.Results() != own.Results() {
		var w flow
		w.in, w.out, w.ctx, w.fails = r.flowOf(c.sig)
		return w
	}
	if f.flow == nil {
		f.flow = &flow{}
		f.flow.in, f.flow.out, f.flow.ctx, f.flow.fails = r.flowOf(own)
	}
	return *f.flow
}

// nameOf returns the identifier that an expression ends with, and the selector around it; type arguments are skipped.
func nameOf(e ast.Expr) (*ast.Ident, *ast.SelectorExpr) {
	switch x := ast.Unparen(e).(type) {
	case *ast.IndexExpr:
		return nameOf(x.X)
	case *ast.IndexListExpr:
		return nameOf(x.X)
	case *ast.Ident:
		return x, nil
	case *ast.SelectorExpr:
		return x.Sel, x
	}
	return nil, nil
}

// interfaceBehind returns the interface type whose method a selection takes: that of the value itself, of the embedded
// field that promotes the method, or the constraint of a type parameter. It is nil for methods of concrete types.
func interfaceBehind(s *types.Selection) types.Type {
	fn, ok := s.Obj().(*types.Func)
	if !ok || fn.Signature().Recv() == nil || !types.IsInterface(fn.Signature().Recv().Type()) {
		return nil
	}
	t := s.Recv()
	for _, i := range s.Index() {
		t = deref(t)
		if p, ok := t.(*types.TypeParam); ok {
			return p.Constraint()
		}
		if types.IsInterface(t) {
			return t
		}
		st, ok := t.Underlying().(*types.Struct)
		if !ok || i >= st.NumFields() {
			return nil
		}
		t = st.Field(i).Type()
	}
	return nil
}

// deref takes aliases and one pointer off a type.
func deref(t types.Type) types.Type {
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		return types.Unalias(p.Elem())
	}
	return t
}

// signatureOf returns the signature of a function type, nil if t is none.
func signatureOf(t types.Type) *types.Signature {
	if t == nil {
		return nil
	}
	s, _ := t.Underlying().(*types.Signature)
	return s
}

// eachParam calls do for every parameter of s, then for every result.
func eachParam(s *types.Signature, do func(*types.Var)) {
	for v := range s.Params().Variables() {
		do(v)
	}
	for v := range s.Results().Variables() {
		do(v)
	}
}

// isEmptyInterface reports whether any value fits.
func isEmptyInterface(t types.Type) bool {
	if _, ok := types.Unalias(t).(*types.TypeParam); ok {
		return false
	}
	i, ok := t.Underlying().(*types.Interface)
	return ok && i.NumMethods() == 0 && i.IsMethodSet()
}

// flowOf says in words what goes through a signature: what goes in besides context, what comes out besides error.
func (r *reader) flowOf(s *types.Signature) (in, out string, ctx, fails bool) {
	for v := range s.Params().Variables() {
		if r.class(v.Type()) == ClassContext {
			ctx = true
			continue
		}
		in = joined(in, r.typeText(v.Type()))
	}
	for v := range s.Results().Variables() {
		if r.class(v.Type()) == ClassError {
			fails = true
			continue
		}
		out = joined(out, r.typeText(v.Type()))
	}
	return in, out, ctx, fails
}

func joined(list, next string) string {
	if list == "" {
		return next
	}
	return list + ", " + next
}
