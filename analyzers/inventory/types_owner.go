package inventory

import (
	"cmp"
	"go/types"
	"slices"
	"strings"
)

// owners finds the types that declare the fields of a package.
type owners struct {
	pkg   *types.Package
	types []*types.TypeName     // declared at package level, sorted by position, then name
	all   map[*types.Var]string // every field, once one had to be searched for
}

// ownerOf returns the name of the type that declares a field, "" if no type at package level does.
func (r *reader) ownerOf(field *types.Var) string {
	pkg := field.Pkg()
	if pkg == nil {
		return ""
	}
	o := r.owners[pkg]
	if o == nil {
		o = &owners{pkg: pkg, types: slices.DeleteFunc(slices.Clone(r.typesOf(pkg)), (*types.TypeName).IsAlias)}
		slices.SortFunc(o.types, func(a, b *types.TypeName) int {
			return cmp.Or(cmp.Compare(a.Pos(), b.Pos()), strings.Compare(a.Name(), b.Name()))
		})
		r.owners[pkg] = o
	}
	return o.of(field)
}

// of looks at the type that starts last before the field, which is nearly always the one, before it searches them all.
func (o *owners) of(field *types.Var) string {
	if o.all != nil {
		return o.all[field]
	}
	n, _ := slices.BinarySearchFunc(o.types, field, func(t *types.TypeName, f *types.Var) int {
		if t.Pos() <= f.Pos() {
			return -1
		}
		return 1
	})
	if n > 0 {
		for n--; n > 0 && o.types[n-1].Pos() == o.types[n].Pos(); n-- { // without exact positions there may be several
		}
		for at := o.types[n].Pos(); n < len(o.types) && o.types[n].Pos() == at; n++ {
			found := false
			eachField(o.types[n].Type().Underlying(), 0, func(f *types.Var) { found = found || f == field })
			if found {
				return o.types[n].Name()
			}
		}
	}
	o.all = fieldOwners(o.pkg)
	return o.all[field]
}

// typesOf returns the types that a package declares, sorted by name.
func (r *reader) typesOf(pkg *types.Package) []*types.TypeName {
	list, ok := r.declared[pkg]
	if !ok {
		list = declaredTypes(pkg)
		r.declared[pkg] = list
	}
	return list
}

// declaredTypes returns the types declared at package level, sorted by name. It has to sort all names.
func declaredTypes(pkg *types.Package) []*types.TypeName {
	var list []*types.TypeName
	for _, name := range pkg.Scope().Names() {
		if obj, ok := pkg.Scope().Lookup(name).(*types.TypeName); ok {
			list = append(list, obj)
		}
	}
	return list
}

// fieldOwners maps the fields of a package's structs, nested ones included, to the types that declare them. Where a
// type is defined by another (type A B) both have the same fields; they belong to the one written around them.
func fieldOwners(pkg *types.Package) map[*types.Var]string {
	owners := map[*types.Var]string{}
	from := map[*types.Var]types.Object{}
	for _, obj := range declaredTypes(pkg) {
		if obj.IsAlias() {
			continue
		}
		eachField(obj.Type().Underlying(), 0, func(f *types.Var) {
			if before := from[f]; before == nil || obj.Pos() <= f.Pos() && (before.Pos() > f.Pos() || obj.Pos() > before.Pos()) {
				owners[f], from[f] = obj.Name(), obj
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
