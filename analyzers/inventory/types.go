package inventory

import (
	"go/types"
)

// symbolOf names an object by its origin. Methods and fields carry the type that declares them; a field of an unnamed
// struct outside any declared type has none.
func (r *reader) symbolOf(obj types.Object) Symbol {
	switch o := obj.(type) {
	case *types.Func:
		return funcSymbol(o)
	case *types.Var:
		o = o.Origin()
		s := Symbol{Pkg: pkgPath(o), Name: o.Name()}
		if o.IsField() {
			s.Recv = r.ownerOf(o)
		}
		return s
	case *types.TypeName:
		return typeSymbol(o)
	case nil:
		return Symbol{}
	}
	return Symbol{Pkg: pkgPath(obj), Name: obj.Name()}
}

func funcSymbol(f *types.Func) Symbol {
	f = f.Origin()
	s := Symbol{Pkg: pkgPath(f), Name: f.Name()}
	if recv := f.Signature().Recv(); recv != nil {
		if n := namedOf(recv.Type()); n != nil {
			s.Recv = n.Obj().Name()
		}
	}
	return s
}

// typeSymbol names a type. A type declared inside a function gets a mark that no identifier can have, so that it is
// never taken for a type of the package.
func typeSymbol(o *types.TypeName) Symbol {
	return Symbol{Pkg: pkgPath(o), Name: typeName(o)}
}

func typeName(o *types.TypeName) string {
	if o.Pkg() != nil && o.Parent() != nil && o.Parent() != o.Pkg().Scope() {
		return o.Name() + "·local"
	}
	return o.Name()
}

func pkgPath(o types.Object) string {
	if o == nil || o.Pkg() == nil {
		return ""
	}
	return o.Pkg().Path()
}

// namedOf returns the origin of the defined type behind pointers and aliases, nil if there is none.
func namedOf(t types.Type) *types.Named {
	for range maxDepth {
		switch u := types.Unalias(t).(type) {
		case *types.Pointer:
			t = u.Elem()
		case *types.Named:
			return u.Origin()
		default:
			return nil
		}
	}
	return nil
}

// maxDepth bounds every walk into a type. No written type is as deep.
const maxDepth = 100

// ref describes a type where it is used.
func (r *reader) ref(t types.Type) TypeRef {
	if t == nil {
		return TypeRef{}
	}
	ref := TypeRef{Text: r.typeText(t), Class: r.class(t)}
	if n := namedOf(t); n != nil {
		ref.Named = typeSymbol(n.Obj())
	}
	return ref
}

// typeText writes a type in full: import paths, type arguments, no aliases, no parameter names. Equal types of
// different type checkers have equal texts.
func (r *reader) typeText(t types.Type) string {
	if s, ok := r.texts[t]; ok {
		return s
	}
	var w typeWriter
	w.write(t)
	s := w.String()
	r.texts[t] = s
	return s
}

// sigKey writes the parameter and result types of a signature. Type parameters are written by their index and
// unexported fields and methods with their package, so that equal keys are identical signatures.
func (r *reader) sigKey(s *types.Signature) string {
	w := typeWriter{key: true}
	w.signature(s)
	return w.String()
}
