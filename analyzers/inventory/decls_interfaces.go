package inventory

import (
	"go/types"
	"slices"
	"strings"
)

// readInterfaces fills Package.Interfaces with the named interface types, those of the standard library aside, that
// any expression or declaration of the unit has to do with.
func (d *declReader) readInterfaces() {
	i := interfaceReader{declReader: d, seen: map[types.Type]bool{}, have: map[string]bool{}}
	for _, obj := range d.info.Defs {
		if obj != nil {
			i.note(obj.Type(), 0)
		}
	}
	for _, obj := range d.objects {
		switch obj.(type) {
		case *types.Var, *types.Func, *types.TypeName:
			i.note(obj.Type(), 0)
		}
	}
	for _, tv := range d.info.Types {
		i.note(tv.Type, 0)
	}
	slices.SortFunc(d.p.Interfaces, func(a, b Interface) int { return strings.Compare(a.Type, b.Type) })
	slices.SortFunc(d.interfaces, func(a, b *types.Named) int { return strings.Compare(d.typeText(a), d.typeText(b)) })
}

type interfaceReader struct {
	*declReader
	seen map[types.Type]bool
	have map[string]bool
}

// note walks into a type as far as the unit's code sees it without naming more.
func (i *interfaceReader) note(t types.Type, depth int) {
	switch t = types.Unalias(t); t.(type) {
	case nil, *types.Basic, *types.TypeParam:
		return
	}
	if depth > maxDepth || i.seen[t] {
		return
	}
	i.seen[t] = true
	depth++
	switch u := t.(type) {
	case *types.Named:
		i.named(u)
	case *types.Signature:
		eachParam(u, func(v *types.Var) { i.note(v.Type(), depth) })
	case *types.Tuple:
		for v := range u.Variables() {
			i.note(v.Type(), depth)
		}
	case *types.Struct:
		for f := range u.Fields() {
			i.note(f.Type(), depth)
		}
	case *types.Map:
		i.note(u.Key(), depth)
		i.note(u.Elem(), depth)
	case interface{ Elem() types.Type }: // pointers, slices, arrays, channels
		i.note(u.Elem(), depth)
	}
}

func (i *interfaceReader) named(n *types.Named) {
	it, ok := n.Underlying().(*types.Interface)
	path := pkgPath(n.Obj())
	switch {
	case !ok || it.NumMethods() == 0 || path == "" || n.Obj().Pkg() != i.pkg && i.ctx.IsStd(path):
		return
	case n.Obj().Parent() != n.Obj().Pkg().Scope() || hasTypeParam(n, 0): // nothing that other records could name
		return
	}
	text := i.typeText(n)
	if i.have[text] {
		return
	}
	i.have[text] = true
	i.interfaces = append(i.interfaces, n)
	i.p.Interfaces = append(i.p.Interfaces, Interface{Type: text, Named: typeSymbol(n.Obj()), Methods: i.interfaceMethods(it)})
}

// hasTypeParam reports whether a type parameter is part of a type argument.
func hasTypeParam(t types.Type, depth int) bool {
	if depth > maxDepth {
		return false
	}
	switch u := types.Unalias(t).(type) {
	case *types.TypeParam:
		return true
	case *types.Named:
		for a := range u.TypeArgs().Types() {
			if hasTypeParam(a, depth+1) {
				return true
			}
		}
	case *types.Map:
		return hasTypeParam(u.Key(), depth+1) || hasTypeParam(u.Elem(), depth+1)
	case interface{ Elem() types.Type }: // pointers, slices, arrays, channels
		return hasTypeParam(u.Elem(), depth+1)
	}
	return false
}
