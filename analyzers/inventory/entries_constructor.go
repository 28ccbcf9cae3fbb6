package inventory

import (
	"go/ast"
	"go/types"
)

// constructs says why a function counts as a constructor, "" if it does not.
func (d *declReader) constructs(s *types.Signature, b *body) string {
	values := len(b.ifaces) == 0 // values are made without asking anybody
	for v := range s.Params().Variables() {
		values = values && d.class(v.Type()) != ClassContext
	}
	for v := range s.Results().Variables() {
		t := v.Type()
		named := namedOf(t)
		switch class := d.class(t); {
		case class == ClassInterface && named != nil && d.ctx.IsStd(pkgPath(named.Obj())) && d.asksPort(&candidate{body: b}):
			// a stream of what the ports answered
		case class == ClassService, class == ClassInterface, class == ClassFunc:
			return "returns the " + class.String() + " " + d.shortType(t)
		case class == ClassOther && named != nil && kindOf(named) == "struct":
			return "returns the handle " + d.shortType(t)
		case values && class != ClassProtocol && named != nil && named.Obj().Pkg() == d.pkg:
			return "returns its own type " + named.Obj().Name()
		}
	}
	return ""
}

// shortType names a type for people.
func (d *declReader) shortType(t types.Type) string {
	if n := namedOf(t); n != nil {
		return typeSymbol(n.Obj()).Short()
	}
	return d.typeText(t)
}

// forwards reports whether the whole body is one call through an interface of another package of this program that
// also exports its implementation.
func (d *declReader) forwards(b *ast.BlockStmt) bool {
	if b == nil || len(b.List) != 1 {
		return false
	}
	var e ast.Expr
	switch s := b.List[0].(type) {
	case *ast.ExprStmt:
		e = s.X
	case *ast.ReturnStmt:
		if len(s.Results) == 1 {
			e = s.Results[0]
		}
	}
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok {
		return false
	}
	to, ok := d.calleeOf(call)
	if !ok || to.iface == nil {
		return false
	}
	named, ok := types.Unalias(to.iface).(*types.Named)
	return ok && d.foreign(named.Obj()) && d.ctx.IsFirstParty(pkgPath(named.Obj())) && exportsImplementation(named)
}

// exportsImplementation reports whether the package of an interface exports a type that implements it, or a function
// that makes one out of something else.
func exportsImplementation(iface *types.Named) bool {
	scope := iface.Obj().Pkg().Scope()
	for _, name := range scope.Names() {
		obj := scope.Lookup(name)
		if !obj.Exported() {
			continue
		}
		switch o := obj.(type) {
		case *types.TypeName:
			if !types.IsInterface(o.Type()) && implements(o.Type(), iface) {
				return true
			}
		case *types.Func:
			if s := o.Signature(); returns(s, iface) && !accepts(s, iface) {
				return true
			}
		}
	}
	return false
}

// returns reports whether a result is exactly t.
func returns(s *types.Signature, t types.Type) bool {
	for v := range s.Results().Variables() {
		if types.Identical(v.Type(), t) {
			return true
		}
	}
	return false
}

// accepts reports whether a parameter is exactly t.
func accepts(s *types.Signature, t types.Type) bool {
	for v := range s.Params().Variables() {
		if types.Identical(v.Type(), t) {
			return true
		}
	}
	return false
}

// implements reports whether values of t or pointers to them implement an interface. Of generic types that are not
// instantiated only the names of the methods can be compared.
func implements(t, iface types.Type) bool {
	if t == nil {
		return false
	}
	i, ok := iface.Underlying().(*types.Interface)
	if !ok || i.NumMethods() == 0 {
		return false
	}
	if isOpen(t) || isOpen(iface) {
		for m := range i.Methods() {
			if obj, _, _ := types.LookupFieldOrMethod(types.NewPointer(t), true, m.Pkg(), m.Name()); obj == nil {
				return false
			}
		}
		return true
	}
	return types.Implements(t, i) || types.Implements(types.NewPointer(t), i)
}

// isOpen reports whether a type is generic and not instantiated, or instantiated with type parameters.
func isOpen(t types.Type) bool {
	n, ok := deref(t).(*types.Named)
	return ok && (n.TypeArgs().Len() == 0 && n.TypeParams().Len() > 0 || hasTypeParam(n, 0))
}
