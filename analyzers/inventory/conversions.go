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
}

func readConversions(r *reader) {
	c := &conversionReader{reader: r}
	for _, f := range r.t.Files {
		c.walk(f)
	}
	slices.SortStableFunc(r.p.Conversions, func(a, b Conversion) int { return comparePos(a.Pos, b.Pos) })
}

func (c *conversionReader) walk(n ast.Node) { ast.Inspect(n, c.visit) }

func (c *conversionReader) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.ImportSpec:
		return false
	case *ast.FuncDecl:
		if f, ok := c.info.Defs[n.Name].(*types.Func); ok && n.Body != nil {
			c.inside(f.Signature().Results(), n.Body)
		}
		return false
	case *ast.FuncLit:
		if s, ok := c.typeOf(n).(*types.Signature); ok {
			c.inside(s.Results(), n.Body)
		}
		return false
	case *ast.ReturnStmt:
		if len(c.results) > 0 {
			c.tuple(c.results[len(c.results)-1], n.Results, "return")
		}
	case *ast.AssignStmt:
		c.assign(n)
	case *ast.ValueSpec:
		c.valueSpec(n)
	case *ast.SendStmt:
		if t := c.typeOf(n.Chan); t != nil {
			if ch, ok := t.Underlying().(*types.Chan); ok {
				c.convert(ch.Elem(), n.Value, "assign")
			}
		}
	case *ast.CallExpr:
		c.call(n)
	case *ast.CompositeLit:
		c.composite(n)
	}
	return true
}

func (c *conversionReader) inside(results *types.Tuple, body *ast.BlockStmt) {
	c.results = append(c.results, results)
	c.walk(body)
	c.results = c.results[:len(c.results)-1]
}

func (c *conversionReader) assign(n *ast.AssignStmt) {
	if n.Tok != token.ASSIGN && n.Tok != token.DEFINE {
		return
	}
	targets := make([]types.Type, len(n.Lhs))
	for i, l := range n.Lhs {
		targets[i] = c.typeOf(l)
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
func (c *conversionReader) call(n *ast.CallExpr) {
	tv, ok := c.info.Types[n.Fun]
	switch {
	case !ok:
		return
	case tv.IsType():
		if len(n.Args) == 1 {
			c.convert(tv.Type, n.Args[0], "assign")
		}
		return
	case tv.IsBuiltin():
		c.builtin(n)
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

// builtin takes what is appended to a slice.
func (c *conversionReader) builtin(n *ast.CallExpr) {
	if id, ok := ast.Unparen(n.Fun).(*ast.Ident); !ok || id.Name != "append" || n.Ellipsis.IsValid() || len(n.Args) == 0 {
		return
	}
	if t := c.typeOf(n.Args[0]); t != nil {
		if s, ok := t.Underlying().(*types.Slice); ok {
			for _, a := range n.Args[1:] {
				c.convert(s.Elem(), a, "assign")
			}
		}
	}
}

func (c *conversionReader) composite(n *ast.CompositeLit) {
	t := c.typeOf(n)
	if t == nil {
		return
	}
	if p, ok := t.Underlying().(*types.Pointer); ok { // the elided &T of an element
		t = p.Elem()
	}
	for i, e := range n.Elts {
		value := e
		kv, keyed := e.(*ast.KeyValueExpr)
		if keyed {
			value = kv.Value
		}
		switch u := t.Underlying().(type) {
		case *types.Struct:
			if f := c.fieldOf(u, kv, i); f != nil {
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
func (c *conversionReader) fieldOf(s *types.Struct, kv *ast.KeyValueExpr, i int) *types.Var {
	if kv == nil {
		if i < s.NumFields() {
			return s.Field(i)
		}
		return nil
	}
	id, ok := kv.Key.(*ast.Ident)
	if !ok {
		return nil
	}
	v, _ := c.info.Uses[id].(*types.Var)
	return v
}

func (c *conversionReader) tuple(targets *types.Tuple, values []ast.Expr, how string) {
	list := make([]types.Type, targets.Len())
	for i := range list {
		list[i] = targets.At(i).Type()
	}
	c.list(list, values, how)
}

// list converts values to targets one by one, or the results of the only value, a call.
func (c *conversionReader) list(targets []types.Type, values []ast.Expr, how string) {
	if len(values) == 1 && len(targets) > 1 {
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
	c.add(target, c.typeOf(value), value, how)
}

// add keeps a conversion of a concrete type to an interface with methods if one of them is of this program. Errors are
// left to their own section.
func (c *conversionReader) add(target, source types.Type, at ast.Expr, how string) {
	if target == nil || source == nil || !types.IsInterface(target) || types.IsInterface(source) {
		return
	}
	if _, ok := source.(*types.Basic); ok { // nil and constants
		return
	}
	if _, ok := types.Unalias(target).(*types.TypeParam); ok || target.Underlying().(*types.Interface).NumMethods() == 0 {
		return
	}
	if !c.ours(source) && !c.ours(target) || types.Identical(target, types.Universe.Lookup("error").Type()) {
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
