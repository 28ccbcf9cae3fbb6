package inventory

import (
	"go/ast"
	"go/types"
	"slices"
)

// isHandedOut reports whether others get a hidden type only as an interface that requires the method: then it works for
// them, though it keeps nothing but data.
func (d *declReader) isHandedOut(c *candidate) bool {
	if _, ok := c.recv.Underlying().(*types.Struct); !ok || c.recv.Obj().Exported() {
		return false
	}
	for i := range d.funcs {
		f := &d.funcs[i]
		if f.fn == nil || f.recv != nil || !f.fn.Exported() || d.isTest(f.syntax.Pos()) || !slices.Contains(f.body.builds, c.recv.Obj()) {
			continue
		}
		for v := range f.fn.Signature().Results().Variables() {
			if d.class(v.Type()) == ClassInterface && requires(v.Type(), c.fn) && implements(c.recv, v.Type()) {
				return true
			}
		}
	}
	return false
}

// servesProtocol reports whether a method is a handler as its protocol declares them, of a type that only keeps how to
// serve: it has hidden fields that the method reads, or it answers with what the protocol declares. A method that fills
// or shows its receiver, or that writes what is in exported fields, translates.
func (d *declReader) servesProtocol(c *candidate) bool {
	s, ok := c.recv.Underlying().(*types.Struct)
	if !ok || c.block == nil || !d.isHandlerOf(c) {
		return false
	}
	settings := true
	for f := range s.Fields() {
		settings = settings && !f.Exported()
	}
	for v := range c.sig.Results().Variables() {
		settings = settings || d.class(v.Type()) == ClassProtocol
	}
	return settings && d.onlyReadsFields(c.block, c.sig.Recv())
}

// isHandlerOf reports whether the package of a protocol type that the method takes declares a function type or an
// interface for just such methods.
func (d *declReader) isHandlerOf(c *candidate) bool {
	for v := range c.sig.Params().Variables() {
		named := namedOf(v.Type())
		if named == nil || named.Obj().Pkg() == nil || d.class(v.Type()) != ClassProtocol {
			continue
		}
		for _, obj := range d.typesOf(named.Obj().Pkg()) {
			if !obj.Exported() || isOpen(obj.Type()) {
				continue
			}
			sig := signatureOf(obj.Type())
			if m := singleMethod(obj.Type()); m != nil && m.Name() == c.fn.Name() {
				sig = withoutReceiver(m.Signature())
			}
			if sig != nil && types.Identical(sig, withoutReceiver(c.sig)) {
				return true
			}
		}
	}
	return false
}

// onlyReadsFields reports whether code uses a variable for nothing but the values of its fields.
func (d *declReader) onlyReadsFields(code ast.Node, v *types.Var) bool {
	reads, written := map[*ast.Ident]bool{}, false
	own := func(e ast.Expr) *ast.Ident {
		sel, ok := ast.Unparen(e).(*ast.SelectorExpr)
		if !ok {
			return nil
		}
		id, ok := ast.Unparen(sel.X).(*ast.Ident)
		if s := d.info.Selections[sel]; !ok || s == nil || s.Kind() != types.FieldVal || d.info.Uses[id] != v {
			return nil
		}
		return id
	}
	ast.Inspect(code, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if id := own(n); id != nil {
				reads[id] = true
			}
		case *ast.AssignStmt:
			written = written || slices.ContainsFunc(n.Lhs, func(e ast.Expr) bool { return own(e) != nil })
		case *ast.IncDecStmt:
			written = written || own(n.X) != nil
		case *ast.UnaryExpr:
			written = written || own(n.X) != nil && n.Op.String() == "&"
		}
		return true
	})
	ast.Inspect(code, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		written = written || ok && d.info.Uses[id] == v && !reads[id]
		return true
	})
	return !written
}
