package inventory

import (
	"go/ast"
	"go/token"
	"go/types"
)

// visit is called for every node, parents first: what a parent says of its identifiers is noted as a mark.
func (u *usesReader) visit(i int32) {
	switch n := u.nodes[i].Node.(type) {
	case *ast.StructType:
		u.markEmbeddedTypes(n.Fields)
	case *ast.InterfaceType:
		u.markEmbeddedTypes(n.Methods)
	case *ast.IndexExpr:
		u.markTypeArgs(n.Index)
		u.enterValue(n)
	case *ast.IndexListExpr:
		u.markTypeArgs(n.Indices...)
		u.enterValue(n)
	case *ast.AssignStmt:
		if n.Tok != token.DEFINE {
			u.markWrites(n.Lhs...)
		}
	case *ast.IncDecStmt:
		u.markWrites(n.X)
	case *ast.RangeStmt:
		if n.Tok == token.ASSIGN {
			u.markWrites(n.Key, n.Value)
		}
	case *ast.CallExpr:
		u.infer(n, u.resultOf(n, i))
		u.fun = ast.Unparen(n.Fun)
	case *ast.CompositeLit:
		if n.Type == nil {
			u.infer(n, u.typeOf(n))
		}
	case *ast.StarExpr, *ast.UnaryExpr:
		u.enterValue(n.(ast.Expr))
	case *ast.SelectorExpr:
		u.selector(n, i)
	case *ast.Ident:
		u.ident(n, u.nodes[i].use)
	}
}

// resultOf returns the type of a call. Where a function is called, its signature says it.
func (u *usesReader) resultOf(call *ast.CallExpr, at int32) types.Type {
	c := u.callAt(at)
	sig := signatureOf(c.fun.Type)
	switch {
	case sig == nil || c.fun.IsType() || c.fun.IsBuiltin():
		return u.typeOf(call)
	case sig.Results().Len() == 0:
		return nil
	case sig.Results().Len() == 1:
		return sig.Results().At(0).Type()
	}
	return sig.Results()
}

// enterValue looks at the type of an expression that may bring a type nobody named. The function of a call is skipped:
// its parameter types are not got hold of by calling it.
func (u *usesReader) enterValue(e ast.Expr) {
	if e != u.fun {
		if tv, ok := u.info.Types[e]; ok && tv.IsValue() {
			u.infer(e, tv.Type)
		}
		return
	}
	switch f := e.(type) { // f[T](x): neither does naming the generic function
	case *ast.IndexExpr:
		u.fun = ast.Unparen(f.X)
	case *ast.IndexListExpr:
		u.fun = ast.Unparen(f.X)
	}
}

func (u *usesReader) selector(s *ast.SelectorExpr, at int32) {
	obj := u.selected(at)
	if s != u.fun {
		if v, ok := obj.(*types.Var); ok {
			u.infer(s, v.Type())
		} else if tv, ok := u.info.Types[s]; ok && tv.IsValue() {
			u.infer(s, tv.Type)
		}
	}
	if _, qualified := u.used(at + 1).(*types.PkgName); qualified || obj == nil || !u.foreign(obj) {
		return
	}
	if sel := u.info.Selections[s]; sel != nil && u.foreign(sel.Obj()) && u.promotedHere(sel) {
		u.marks[s.Sel] |= markEmbedded
	}
}

// promotedHere reports whether a foreign field or method is reached through something that this unit embeds.
func (u *usesReader) promotedHere(sel *types.Selection) bool {
	if n := namedOf(sel.Recv()); n != nil && n.Obj().Pkg() == u.pkg && types.IsInterface(n) {
		return true
	}
	t := sel.Recv()
	path := sel.Index()
	for _, i := range path[:len(path)-1] {
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		s, ok := t.Underlying().(*types.Struct)
		if !ok || i >= s.NumFields() {
			return false
		}
		f := s.Field(i)
		if f.Pkg() == u.pkg {
			return true
		}
		t = f.Type()
	}
	return false
}

func (u *usesReader) ident(id *ast.Ident, object int32) {
	var mark identMark
	if len(u.marks) > 0 {
		if mark = u.marks[id]; mark != 0 {
			delete(u.marks, id)
		}
	}
	obj := u.objects[object]
	if obj == nil {
		if v, ok := u.info.Defs[id].(*types.Var); ok {
			u.infer(id, v.Type())
		}
		return
	}
	if !u.foreign(obj) {
		return
	}
	switch o := obj.(type) {
	case *types.PkgName:
		return
	case *types.TypeName:
		u.add(id, object, mark)
		if o.IsAlias() { // the type behind it is used without being named
			u.infer(id, types.Unalias(o.Type()))
		}
		return
	case *types.Var:
		if !o.IsField() && id != u.fun {
			u.infer(id, o.Type())
		}
	}
	u.add(id, object, mark)
}

func (u *usesReader) markEmbeddedTypes(fields *ast.FieldList) {
	for _, f := range fields.List {
		if len(f.Names) > 0 {
			continue
		}
		t := ast.Unparen(f.Type)
		if s, ok := t.(*ast.StarExpr); ok {
			t = ast.Unparen(s.X)
		}
		switch x := t.(type) {
		case *ast.IndexExpr:
			t = x.X
		case *ast.IndexListExpr:
			t = x.X
		}
		u.markName(t, markEmbedded)
	}
}

func (u *usesReader) markName(e ast.Expr, m identMark) {
	switch x := ast.Unparen(e).(type) {
	case *ast.Ident:
		u.marks[x] |= m
	case *ast.SelectorExpr:
		u.marks[x.Sel] |= m
	}
}

// markTypeArgs marks every name in the type arguments of an instantiation. An index into a value has none.
func (u *usesReader) markTypeArgs(args ...ast.Expr) {
	for _, a := range args {
		if tv, ok := u.info.Types[a]; !ok || !tv.IsType() {
			return
		}
	}
	for _, a := range args {
		ast.Inspect(a, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok {
				u.marks[id] |= markTypeArg
			}
			return true
		})
	}
}

// markWrites marks what an assignment changes: the variable or field itself, and the package variable that holds it.
func (u *usesReader) markWrites(targets ...ast.Expr) {
	for _, t := range targets {
		if t == nil {
			continue
		}
		for outermost := true; t != nil; outermost = false {
			var id *ast.Ident
			switch x := ast.Unparen(t).(type) {
			case *ast.Ident:
				id, t = x, nil
			case *ast.SelectorExpr:
				id, t = x.Sel, x.X
			case *ast.IndexExpr:
				t = x.X
			case *ast.StarExpr:
				t = x.X
			default:
				t = nil
			}
			if id == nil {
				continue
			}
			if v, ok := u.info.Uses[id].(*types.Var); ok && u.foreign(v) && (outermost || !v.IsField()) {
				u.marks[id] |= markWrite
			}
		}
	}
}
