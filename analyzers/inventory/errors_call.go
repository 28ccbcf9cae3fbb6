package inventory

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// call returns the errors that a call can bring.
func (x *errExec) call(c *ast.CallExpr, st *errState) errSet {
	fun := ast.Unparen(c.Fun)
	if tv := x.info.Types[fun]; tv.IsType() {
		return x.conversion(c, st)
	} else if tv.IsBuiltin() {
		return x.builtin(c, st)
	}
	if lit, ok := fun.(*ast.FuncLit); ok {
		set, after := x.literal(lit, c.Args, st.clone())
		*st = *after
		return set
	}
	fn := x.callee(fun)
	if fn != nil && isErrorsPackage(pkgPath(fn)) && fn.Signature().Recv() == nil {
		if set, ok := x.errorsCall(fn, c, st); ok {
			return set
		}
	}
	args := make([]errSet, len(c.Args))
	for i, a := range c.Args {
		args[i] = x.eval(a, st)
	}
	carries := x.carrier(x.info.Types[c].Type)
	switch {
	case fn == nil:
		return x.dynamic(c, args, carries, st)
	case x.decls[fn.Origin()] != nil:
		x.effects(c.Fun, st)
		x.takeAddresses(c, setOf(x.origin(OriginUnknown, Symbol{}, c.Fun)), st)
		if !carries {
			return nil
		}
		return x.substitute(fn, c, args)
	}
	return x.foreignCall(fn, c, args, carries, st)
}

// callee returns the function or method that an expression names, nil if it is a value.
func (x *errExec) callee(fun ast.Expr) *types.Func {
	switch f := ast.Unparen(fun).(type) {
	case *ast.IndexExpr:
		return x.callee(f.X)
	case *ast.IndexListExpr:
		return x.callee(f.X)
	case *ast.Ident:
		fn, _ := x.info.Uses[f].(*types.Func)
		return fn
	case *ast.SelectorExpr:
		fn, _ := x.info.Uses[f.Sel].(*types.Func)
		return fn
	}
	return nil
}

// dynamic is a call of a function value: what it returns is what the value stands for.
func (x *errExec) dynamic(c *ast.CallExpr, args []errSet, carries bool, st *errState) errSet {
	set := x.eval(c.Fun, st)
	if !carries {
		return nil
	}
	for i, a := range args {
		if t := x.typeOf(c.Args[i]); t != nil && implementsError(t) {
			set = set.union(a)
		}
	}
	return set
}

// substitute fills the arguments of a call into the summary of a function of the unit.
func (x *errExec) substitute(fn *types.Func, c *ast.CallExpr, args []errSet) errSet {
	shift := 0
	if s, ok := ast.Unparen(c.Fun).(*ast.SelectorExpr); ok {
		if sel := x.info.Selections[s]; sel != nil && sel.Kind() == types.MethodExpr {
			shift = 1
		}
	}
	out := errSet{}
	for o := range x.summary(fn.Origin(), x.fn) {
		if o.param <= 0 {
			out[o] = struct{}{}
			continue
		}
		i := o.param - 1 + shift
		last := min(i, len(args)-1)
		if fn.Signature().Variadic() && o.param == fn.Signature().Params().Len() {
			last = len(args) - 1
		}
		if len(args) == 1 && len(c.Args) == 1 && i > 0 { // f(g()) with several results
			i, last = 0, 0
		}
		for ; i <= last; i++ {
			set := args[i]
			if o.wrapped {
				set = set.wrap()
			}
			if o.arg != 0 {
				set = set.through(o.by, o.arg)
			}
			for a := range set {
				out[a] = struct{}{}
			}
		}
	}
	return out
}

// foreignCall is a call of a function of another package, of a method of its types, or through an interface. Functions
// given to it may be called by it, so that their errors come back; collectors such as an errgroup give them back later.
func (x *errExec) foreignCall(fn *types.Func, c *ast.CallExpr, args []errSet, carries bool, st *errState) errSet {
	self := setOf(x.origin(OriginCallee, x.symbolOf(fn), calleeName(c.Fun)))
	x.takeAddresses(c, self, st)
	var given errSet
	for i, a := range args {
		t := x.typeOf(c.Args[i])
		if a = x.withoutMade(a); t == nil || len(a) == 0 {
			continue
		}
		if fn.Signature().Recv() == nil && x.ctx.IsFirstParty(pkgPath(fn)) && fn.Signature().Params().Len() > 0 {
			a = a.through(x.symbolOf(fn), min(i+1, fn.Signature().Params().Len()))
		}
		if _, ok := t.Underlying().(*types.Signature); ok {
			given = given.union(a)
		} else if fn.Signature().Recv() == nil || x.collector(c) != nil || x.helperMethod(fn) {
			given = given.union(a.wrap())
		}
	}
	if v := x.collector(c); v != nil {
		if len(given) > 0 {
			st.add(v, given)
		}
		given = st.vars[v]
	} else if s, ok := ast.Unparen(c.Fun).(*ast.SelectorExpr); ok {
		x.effects(s.X, st)
	}
	if !carries {
		return nil
	}
	if !x.givesErrors(fn) {
		x.makers[x.symbolOf(fn)] = true
	}
	if len(given) > 0 && slices.Contains(waiting, x.symbolOf(fn).String()) {
		return given
	}
	if t := x.info.Types[c].Type; !types.IsInterface(t) && isErrorType(t) {
		self = setOf(x.origin(OriginType, typeSymbol(namedOf(t).Obj()), calleeName(c.Fun)))
	}
	return self.union(given)
}

// withoutMade leaves out functions that other packages made, such as options: whatever they are given to gives errors of its
// own, and theirs are among these.
func (x *errExec) withoutMade(s errSet) errSet {
	u := make(errSet, len(s))
	for o := range s {
		if o.kind != OriginCallee || !x.makers[o.symbol] {
			u[o] = struct{}{}
		}
	}
	return u
}

// helperMethod reports whether a function is a method of a type of another package of this program: such get errors to
// wrap, and their records do not know which.
func (x *errExec) helperMethod(fn *types.Func) bool {
	recv := fn.Signature().Recv()
	return recv != nil && !types.IsInterface(recv.Type()) && x.ctx.IsFirstParty(pkgPath(fn))
}

func isErrorType(t types.Type) bool {
	_, tuple := t.(*types.Tuple)
	return !tuple && namedOf(t) != nil && implementsError(t)
}

// collector returns the local variable of an outside concrete type that a method is called on, nil if it is none.
func (x *errExec) collector(c *ast.CallExpr) *types.Var {
	s, ok := ast.Unparen(c.Fun).(*ast.SelectorExpr)
	if !ok || x.info.Selections[s] == nil {
		return nil
	}
	v := x.local(s.X)
	if v == nil || v.Kind() != types.LocalVar {
		return nil
	}
	if n := namedOf(v.Type()); n == nil || types.IsInterface(n) || !x.foreign(n.Obj()) {
		return nil
	}
	return v
}

// takeAddresses lets a call write to the error variables whose address it is given.
func (x *errExec) takeAddresses(c *ast.CallExpr, set errSet, st *errState) {
	for _, a := range c.Args {
		if u, ok := ast.Unparen(a).(*ast.UnaryExpr); ok && u.Op == token.AND {
			if v := x.local(u.X); v != nil && types.IsInterface(v.Type()) && implementsError(v.Type()) {
				st.add(v, set)
			}
		}
	}
}

func calleeName(fun ast.Expr) ast.Node {
	switch f := ast.Unparen(fun).(type) {
	case *ast.SelectorExpr:
		return f.Sel
	case *ast.IndexExpr:
		return calleeName(f.X)
	case *ast.IndexListExpr:
		return calleeName(f.X)
	}
	return fun
}

func (x *errExec) conversion(c *ast.CallExpr, st *errState) errSet {
	if len(c.Args) != 1 {
		return nil
	}
	set := x.eval(c.Args[0], st)
	t := x.info.Types[c].Type
	switch {
	case x.info.Types[c.Args[0]].IsNil() || !x.carrier(t):
		return nil
	case !types.IsInterface(t) && isErrorType(t):
		return x.unknown(c)
	}
	return set
}

func (x *errExec) builtin(c *ast.CallExpr, st *errState) errSet {
	name := ""
	if id, ok := ast.Unparen(c.Fun).(*ast.Ident); ok {
		name = id.Name
	}
	var set errSet
	for _, a := range c.Args {
		if tv := x.info.Types[a]; !tv.IsType() {
			set = set.union(x.eval(a, st))
		}
	}
	switch name {
	case "append":
		return set
	case "copy":
		x.addTo(c.Args[0], set, st)
	case "new":
		if t := x.info.Types[c].Type; isErrorType(t) && !types.IsInterface(t.Underlying().(*types.Pointer).Elem()) {
			return x.unknown(c)
		}
	case "recover":
		return x.unknown(c)
	}
	return nil
}
