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

// ownerOf returns the name of the type that declares a field, "" if no type at package level does.
func (r *reader) ownerOf(field *types.Var) string {
	pkg := field.Pkg()
	if pkg == nil {
		return ""
	}
	owners, ok := r.owners[pkg]
	if !ok {
		owners = fieldOwners(pkg)
		r.owners[pkg] = owners
	}
	return owners[field]
}

// fieldOwners maps the fields of a package's structs, nested ones included, to the types that declare them. Where a
// type is defined by another (type A B) both have the same fields; they belong to the one written around them.
func fieldOwners(pkg *types.Package) map[*types.Var]string {
	owners := map[*types.Var]string{}
	from := map[*types.Var]types.Object{}
	for _, name := range pkg.Scope().Names() {
		obj, ok := pkg.Scope().Lookup(name).(*types.TypeName)
		if !ok || obj.IsAlias() {
			continue
		}
		eachField(obj.Type().Underlying(), 0, func(f *types.Var) {
			if before := from[f]; before == nil || obj.Pos() <= f.Pos() && (before.Pos() > f.Pos() || obj.Pos() > before.Pos()) {
				owners[f], from[f] = name, obj
			}
		})
	}
	return owners
}

func eachField(t types.Type, depth int, do func(*types.Var)) {
	if depth > maxDepth {
		return
	}
	switch u := t.(type) {
	case *types.Struct:
		for f := range u.Fields() {
			do(f)
			eachField(f.Type(), depth+1, do)
		}
	case *types.Pointer:
		eachField(u.Elem(), depth+1, do)
	case *types.Slice:
		eachField(u.Elem(), depth+1, do)
	case *types.Array:
		eachField(u.Elem(), depth+1, do)
	case *types.Map:
		eachField(u.Elem(), depth+1, do)
	case *types.Chan:
		eachField(u.Elem(), depth+1, do)
	}
}

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
