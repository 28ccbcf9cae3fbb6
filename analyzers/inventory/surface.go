package inventory

import (
	"go/types"
)

// surface is what a first-party package promises by itself, whatever a policy calls it: its single-method interfaces,
// what goes in and comes out of them, and its errors.
type surface struct {
	types map[string]bool // names of types at package level, aliases included
	pkg   *types.Package
}

func (r *reader) surface(pkg *types.Package) *surface {
	if s := r.surfaces[pkg]; s != nil {
		return s
	}
	s := &surface{types: map[string]bool{}, pkg: pkg}
	r.surfaces[pkg] = s
	if !r.ctx.IsFirstParty(pkg.Path()) {
		return s // nobody asks for the contract of an outside package
	}
	reached := map[types.Type]bool{}
	for _, obj := range r.typesOf(pkg) {
		if !obj.Exported() {
			continue
		}
		if implementsError(obj.Type()) {
			s.types[obj.Name()] = true
		} else if m := singleMethod(obj.Type()); m != nil {
			s.types[obj.Name()] = true
			s.reach(m.Signature(), reached, 0)
		}
	}
	for _, obj := range r.typesOf(pkg) {
		if reached[types.Unalias(obj.Type())] || reached[origin(obj.Type())] {
			s.types[obj.Name()] = true
		}
	}
	return s
}

// origin returns the generic type behind an instance, anything else unchanged.
func origin(t types.Type) types.Type {
	if n, ok := types.Unalias(t).(*types.Named); ok {
		return n.Origin()
	}
	return t
}

// singleMethod returns the method of an interface type that has exactly one, exported, method; else nil.
func singleMethod(t types.Type) *types.Func {
	i, ok := t.Underlying().(*types.Interface)
	if !ok || !i.IsMethodSet() || i.NumMethods() != 1 || !i.Method(0).Exported() {
		return nil
	}
	return i.Method(0)
}

// reach notes the types that a type is made of; it looks into those of the surface's own package.
func (s *surface) reach(t types.Type, reached map[types.Type]bool, depth int) {
	t = types.Unalias(t)
	if t == nil || reached[t] || depth > maxDepth {
		return
	}
	reached[t] = true
	depth++
	switch u := t.(type) {
	case *types.Named:
		reached[u.Origin()] = true
		for a := range u.TypeArgs().Types() {
			s.reach(a, reached, depth)
		}
		if u.Obj().Pkg() == s.pkg {
			s.reach(u.Underlying(), reached, depth)
		}
	case *types.Pointer:
		s.reach(u.Elem(), reached, depth)
	case *types.Slice:
		s.reach(u.Elem(), reached, depth)
	case *types.Array:
		s.reach(u.Elem(), reached, depth)
	case *types.Chan:
		s.reach(u.Elem(), reached, depth)
	case *types.Map:
		s.reach(u.Key(), reached, depth)
		s.reach(u.Elem(), reached, depth)
	case *types.Struct:
		for f := range u.Fields() {
			s.reach(f.Type(), reached, depth)
		}
	case *types.Interface:
		for m := range u.Methods() {
			s.reach(m.Signature(), reached, depth)
		}
	case *types.Signature:
		s.reach(u.Params(), reached, depth)
		s.reach(u.Results(), reached, depth)
	case *types.Tuple:
		for v := range u.Variables() {
			s.reach(v.Type(), reached, depth)
		}
	}
}

// has reports whether a use of an object of the package stays within its contract.
func (s *surface) has(use *Use, obj types.Object) bool {
	switch use.Kind {
	case UseType:
		return s.types[use.Symbol.Name]
	case UseMethod, UseField:
		return s.types[use.Symbol.Recv]
	case UseVar:
		return use.Error && obj.Exported()
	case UseConst:
		n := namedOf(obj.Type())
		return n != nil && n.Obj().Pkg() == s.pkg && s.types[n.Obj().Name()]
	}
	return false
}
