package inventory

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// readCalls fills section calls. Calls through function values are kept only where the value is a local name for a
// declared function.
func readCalls(r *reader) {
	c := callReader{reader: r, names: map[types.Object]callee{}}
	c.nameValues()
	if len(c.names) > 0 {
		c.forgetAssigned()
	}
	for i := range r.nodes {
		c.visit(int32(i))
	}
	slices.SortStableFunc(r.p.Assertions, func(a, b Assertion) int { return comparePos(a.Pos, b.Pos) })
	slices.SortStableFunc(r.p.Calls, func(a, b Call) int { return comparePos(a.Pos, b.Pos) })
}

type callReader struct {
	*reader
	names map[types.Object]callee // local variables that only ever stand for one declared function
}

// nameValues records local variables that are declared as a name for a function: f := s.Place.
func (c *callReader) nameValues() {
	for i := range c.nodes {
		s, ok := c.nodes[i].Node.(*ast.AssignStmt)
		if !ok || s.Tok != token.DEFINE || len(s.Lhs) != len(s.Rhs) {
			continue
		}
		for i, l := range s.Lhs {
			ref, ok := c.funcRef(s.Rhs[i])
			if !ok {
				continue
			}
			if id, ok := l.(*ast.Ident); ok && c.info.Defs[id] != nil {
				c.names[c.info.Defs[id]] = ref
			}
		}
	}
}

// forgetAssigned drops the variables that may stand for something else later on.
func (c *callReader) forgetAssigned() {
	for i := range c.nodes {
		switch n := c.nodes[i].Node.(type) {
		case *ast.AssignStmt:
			for _, l := range n.Lhs {
				c.forget(l)
			}
		case *ast.RangeStmt:
			c.forget(n.Key)
			c.forget(n.Value)
		case *ast.UnaryExpr:
			if n.Op == token.AND {
				c.forget(n.X)
			}
		}
	}
}

func (c *callReader) forget(e ast.Expr) {
	if id, ok := e.(*ast.Ident); ok {
		delete(c.names, c.info.Uses[id])
	}
}

func (c *callReader) visit(i int32) {
	switch n := c.nodes[i].Node.(type) {
	case *ast.ExprStmt, *ast.GoStmt, *ast.DeferStmt:
		c.drop(i + 1)
	case *ast.AssignStmt:
		if slices.ContainsFunc(n.Lhs, isBlank) {
			c.dropBlank(n.Lhs, n.Rhs, i)
		}
	case *ast.ValueSpec:
		names := make([]ast.Expr, len(n.Names))
		for i, id := range n.Names {
			names[i] = id
		}
		c.dropBlank(names, n.Values, i)
	case *ast.CallExpr:
		c.call(n, i)
	case *ast.TypeAssertExpr:
		if n.Type != nil && c.isOpenParameter(n.X) {
			c.expected(n.Type)
		}
	case *ast.TypeSwitchStmt:
		c.expectedCases(n)
	}
}

// drop notes that nobody looks at what a call gives.
func (c *callReader) drop(i int32) {
	if i = c.unparen(i); i < int32(len(c.nodes)) {
		if _, ok := c.nodes[i].Node.(*ast.CallExpr); ok {
			c.calls[c.nodes[i].call].dropped = true
		}
	}
}

// dropBlank marks calls whose error is assigned to the blank identifier.
func (c *callReader) dropBlank(left, right []ast.Expr, at int32) {
	if len(right) != 1 || len(left) < 2 {
		for i := range min(len(left), len(right)) {
			if isBlank(left[i]) {
				c.drop(c.child(at, right[i]))
			}
		}
		return
	}
	results, ok := c.typeOf(right[0]).(*types.Tuple)
	if !ok {
		return
	}
	for i := range min(len(left), results.Len()) {
		if isBlank(left[i]) && c.class(results.At(i).Type()) == ClassError {
			c.drop(c.child(at, right[0]))
		}
	}
}

func isBlank(e ast.Expr) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == "_"
}

// call records a call expression if any question needs it.
func (c *callReader) call(n *ast.CallExpr, at int32) {
	info := c.callAt(at)
	to := info.callee
	if !info.ok {
		i := c.unparen(at + 1)
		id, ok := c.nodes[i].Node.(*ast.Ident)
		if !ok || len(c.names) == 0 {
			return
		}
		if to, ok = c.names[c.used(i)]; !ok {
			return
		}
		to.name = id
	}
	facts := c.factsOf(to.fn)
	kind := c.kindOf(n, to, facts)
	if kind == 0 {
		return
	}
	flow := c.flowOfCall(to)
	call := Call{
		Kind: kind, Callee: facts.symbol, In: flow.in, Out: flow.out, Error: flow.fails, Dropped: flow.fails && info.dropped,
		Func: c.funcOf(n.Pos()), Pos: c.at(to.name), Test: c.isTest(n.Pos()),
	}
	for i := range to.targs.Len() {
		call.TypeArgs = append(call.TypeArgs, c.typeText(to.targs.At(i)))
	}
	if kind == CallInterface {
		call.Type = c.typeText(to.iface)
	}
	if kind != CallStatic || facts.dispatch {
		call.Args = c.args(n)
	}
	if res := to.sig.Results(); kind == CallStatic && res.Len() > 0 {
		call.Result = c.ref(res.At(0).Type())
	}
	c.p.Calls = append(c.p.Calls, call)
}

// kindOf returns 0 for calls that are not kept.
func (c *callReader) kindOf(n *ast.CallExpr, to callee, facts *funcFacts) CallKind {
	switch {
	case to.iface != nil:
		if named := namedOf(to.iface); named != nil && !facts.dispatch && (named.Obj().Pkg() == nil || c.ctx.IsStd(pkgPath(named.Obj()))) {
			return 0
		}
		return CallInterface
	case facts.firstParty || to.fn.Pkg() == c.pkg:
		return CallStatic
	case facts.dispatch || facts.outside && c.carriesProgram(n, to):
		return CallOutside
	}
	return 0
}

// carriesProgram reports whether a call of an outside function hands it a type of this program: as a type argument, or
// for a parameter that takes anything.
func (r *reader) carriesProgram(n *ast.CallExpr, to callee) bool {
	for i := range to.targs.Len() {
		if r.mentionsProgram(to.targs.At(i), 0) {
			return true
		}
	}
	fixed := to.sig.Params().Len()
	if to.sig.Variadic() {
		fixed--
	}
	for i := range min(fixed, len(n.Args)) {
		if isEmptyInterface(to.sig.Params().At(i).Type()) && r.mentionsProgram(r.typeOf(n.Args[i]), 0) {
			return true
		}
	}
	return false
}

// mentionsProgram reports whether a type is, holds or takes as type argument a type of this program.
func (r *reader) mentionsProgram(t types.Type, depth int) bool {
	if t == nil || depth > maxDepth {
		return false
	}
	switch u := types.Unalias(t).(type) {
	case *types.Named:
		if path := pkgPath(u.Obj()); u.Obj().Pkg() == r.pkg || r.ctx.IsFirstParty(path) {
			return true
		}
		for i := range u.TypeArgs().Len() {
			if r.mentionsProgram(u.TypeArgs().At(i), depth+1) {
				return true
			}
		}
	case *types.Map:
		return r.mentionsProgram(u.Key(), depth+1) || r.mentionsProgram(u.Elem(), depth+1)
	case interface{ Elem() types.Type }: // pointers, slices, arrays, channels
		return r.mentionsProgram(u.Elem(), depth+1)
	}
	return false
}

// args describes the arguments of a call; one call that gives them all is taken apart.
func (c *callReader) args(n *ast.CallExpr) []Arg {
	var args []Arg
	for _, a := range n.Args {
		tv := c.info.Types[a]
		if results, ok := tv.Type.(*types.Tuple); ok {
			for v := range results.Variables() {
				args = append(args, Arg{Type: c.ref(v.Type())})
			}
			continue
		}
		arg := Arg{Type: c.ref(tv.Type)}
		if tv.Value != nil {
			arg.Const = tv.Value.ExactString()
		}
		args = append(args, arg)
	}
	return args
}
