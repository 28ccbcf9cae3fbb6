package inventory

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// conversionReader finds the places where a concrete type becomes an interface.
type conversionReader struct {
	*reader
	results []*types.Tuple // of the functions around the current node, innermost last
	ends    []int32        // where these functions end
}

func readConversions(r *reader) {
	c := &conversionReader{reader: r}
	for i := int32(0); i < int32(len(r.nodes)); i++ {
		for n := len(c.ends); n > 0 && c.ends[n-1] <= i; n-- {
			c.results, c.ends = c.results[:n-1], c.ends[:n-1]
		}
		i = c.visit(i)
	}
	slices.SortStableFunc(r.p.Conversions, func(a, b Conversion) int { return comparePos(a.Pos, b.Pos) })
}

// visit looks at a node, parents first, and returns the last node that is done with.
func (c *conversionReader) visit(i int32) int32 {
	switch n := c.nodes[i].Node.(type) {
	case *ast.ImportSpec:
		return c.nodes[i].end - 1
	case *ast.FuncDecl:
		if f, ok := c.info.Defs[n.Name].(*types.Func); ok && n.Body != nil {
			return c.enter(i, n.Body, f.Signature())
		}
		return c.nodes[i].end - 1
	case *ast.FuncLit:
		if s, ok := c.typeOf(n).(*types.Signature); ok {
			return c.enter(i, n.Body, s)
		}
		return c.nodes[i].end - 1
	case *ast.ReturnStmt:
		if len(c.results) > 0 {
			c.tuple(c.results[len(c.results)-1], n.Results, "return")
		}
	case *ast.AssignStmt:
		c.assign(n, i)
	case *ast.ValueSpec:
		c.valueSpec(n)
	case *ast.SendStmt:
		if t := c.typeOf(n.Chan); t != nil {
			if ch, ok := t.Underlying().(*types.Chan); ok {
				c.convert(ch.Elem(), n.Value, "assign")
			}
		}
	case *ast.CallExpr:
		c.call(n, i)
	case *ast.CompositeLit:
		c.composite(n, i)
	}
	return i
}

// enter goes to the body of a function.
func (c *conversionReader) enter(i int32, body *ast.BlockStmt, s *types.Signature) int32 {
	c.results, c.ends = append(c.results, s.Results()), append(c.ends, c.nodes[i].end)
	return c.child(i, body)
}

// assign takes an assignment. A variable that it declares has the type of its value.
func (c *conversionReader) assign(n *ast.AssignStmt, at int32) {
	if n.Tok != token.ASSIGN && n.Tok != token.DEFINE {
		return
	}
	targets := make([]types.Type, len(n.Lhs))
	left := at + 1
	for i, l := range n.Lhs {
		if _, isName := l.(*ast.Ident); !isName {
			targets[i] = c.typeOf(l)
		} else if obj := c.used(left); obj != nil {
			targets[i] = obj.Type()
		}
		left = c.nodes[left].end
	}
	c.list(targets, n.Rhs, "assign")
}

func (c *conversionReader) valueSpec(n *ast.ValueSpec) {
	if n.Type == nil {
		return
	}
	how, target := "assertion", c.typeOf(n.Type)
	targets := make([]types.Type, len(n.Names))
	for i, name := range n.Names {
		targets[i] = target
		if name.Name != "_" {
			how = "assign"
		}
	}
	c.list(targets, n.Values, how)
}

// call takes the arguments of a call, or the operand of an explicit conversion.
func (c *conversionReader) call(n *ast.CallExpr, at int32) {
	tv := c.callAt(at).fun
	switch {
	case tv.Type == nil:
		return
	case tv.IsType():
		if len(n.Args) == 1 {
			c.convert(tv.Type, n.Args[0], "assign")
		}
		return
	case tv.IsBuiltin():
		if len(n.Args) > 1 && !n.Ellipsis.IsValid() && c.isBuiltinNamed(at, "append") {
			c.appended(n)
		}
		return
	}
	s, ok := tv.Type.Underlying().(*types.Signature)
	if !ok {
		return
	}
	if !s.Variadic() || n.Ellipsis.IsValid() {
		c.tuple(s.Params(), n.Args, "argument")
		return
	}
	last := s.Params().Len() - 1
	rest, ok := s.Params().At(last).Type().Underlying().(*types.Slice)
	if !ok {
		return // append([]byte, string...)
	}
	for i, a := range n.Args {
		if i < last {
			c.convert(s.Params().At(i).Type(), a, "argument")
		} else {
			c.convert(rest.Elem(), a, "argument")
		}
	}
}

// appended takes what is appended to a slice.
func (c *conversionReader) appended(n *ast.CallExpr) {
	if t := c.typeOf(n.Args[0]); t != nil {
		if s, ok := t.Underlying().(*types.Slice); ok {
			for _, a := range n.Args[1:] {
				c.convert(s.Elem(), a, "assign")
			}
		}
	}
}

func (c *conversionReader) composite(n *ast.CompositeLit, at int32) {
	if len(n.Elts) == 0 {
		return
	}
	t := c.typeOf(n)
	if t == nil {
		return
	}
	if p, ok := t.Underlying().(*types.Pointer); ok { // the elided &T of an element
		t = p.Elem()
	}
	elt := c.child(at, n.Elts[0])
	for i, e := range n.Elts {
		key := elt + 1 // of a pair
		elt = c.nodes[elt].end
		value := e
		kv, keyed := e.(*ast.KeyValueExpr)
		if keyed {
			value = kv.Value
		}
		switch u := t.Underlying().(type) {
		case *types.Struct:
			if f := c.fieldOf(u, kv, key, i); f != nil {
				c.convert(f.Type(), value, "composite")
			}
		case *types.Slice:
			c.convert(u.Elem(), value, "composite")
		case *types.Array:
			c.convert(u.Elem(), value, "composite")
		case *types.Map:
			if keyed {
				c.convert(u.Key(), kv.Key, "composite")
				c.convert(u.Elem(), value, "composite")
			}
		}
	}
}

// fieldOf returns the field that the i-th element of a struct literal sets.
func (c *conversionReader) fieldOf(s *types.Struct, kv *ast.KeyValueExpr, key int32, i int) *types.Var {
	if kv == nil {
		if i < s.NumFields() {
			return s.Field(i)
		}
		return nil
	}
	v, _ := c.used(key).(*types.Var)
	return v
}

func (c *conversionReader) tuple(targets *types.Tuple, values []ast.Expr, how string) {
	var list []types.Type
	for i := range targets.Len() {
		if t := targets.At(i).Type(); list != nil || isTarget(t) {
			if list == nil {
				list = make([]types.Type, targets.Len())
			}
			list[i] = t
		}
	}
	c.list(list, values, how)
}

// list converts values to targets one by one, or the results of the only value, a call.
func (c *conversionReader) list(targets []types.Type, values []ast.Expr, how string) {
	if !slices.ContainsFunc(targets, isTarget) {
		return
	}
	if len(values) == 1 && len(targets) > 1 { // what is no target may be left out
		if tuple, ok := c.typeOf(values[0]).(*types.Tuple); ok {
			for i := range min(tuple.Len(), len(targets)) {
				c.add(targets[i], tuple.At(i).Type(), values[0], how)
			}
		}
		return
	}
	for i := range min(len(targets), len(values)) {
		c.convert(targets[i], values[i], how)
	}
}

func (c *conversionReader) convert(target types.Type, value ast.Expr, how string) {
	if isTarget(target) { // few are, and the type of the value need not be looked up
		c.add(target, c.typeOf(value), value, how)
	}
}

// isTarget reports whether a conversion to a type is worth keeping: to an interface with methods.
func isTarget(t types.Type) bool {
	if t == nil {
		return false
	}
	i, ok := t.Underlying().(*types.Interface)
	if !ok || i.NumMethods() == 0 || types.Identical(t, errorType) {
		return false
	}
	_, open := types.Unalias(t).(*types.TypeParam)
	return !open
}

// errorType belongs to the universe, so it is the same for every type checker.
var errorType = types.Universe.Lookup("error").Type()

// add keeps a conversion of a concrete type to an interface if one of them is of this program. Errors are left to their
// own section.
func (c *conversionReader) add(target, source types.Type, at ast.Expr, how string) {
	if !isTarget(target) || source == nil || types.IsInterface(source) {
		return
	}
	if _, ok := source.(*types.Basic); ok { // nil and constants
		return
	}
	if !c.ours(source) && !c.ours(target) {
		return
	}
	c.p.Conversions = append(c.p.Conversions, Conversion{
		Type: c.ref(source), Iface: c.ref(target), How: how, Func: c.funcOf(at.Pos()), Pos: c.at(at), Test: c.isTest(at.Pos()),
	})
}

// ours reports whether a type is declared in this program; what is not declared at all counts.
func (c *conversionReader) ours(t types.Type) bool {
	n := namedOf(t)
	return n == nil || n.Obj().Pkg() != nil && (n.Obj().Pkg() == c.pkg || c.ctx.IsFirstParty(n.Obj().Pkg().Path()))
}
