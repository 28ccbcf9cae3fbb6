package inventory

import (
	"go/types"
	"strconv"
	"strings"
)

// typeWriter writes types in a canonical form: what is identical is written equally.
type typeWriter struct {
	strings.Builder
	key   bool               // for comparing, not for people
	met   func(*types.Named) // called for every defined type, if set
	depth int
}

func (w *typeWriter) write(t types.Type) {
	if w.depth++; w.depth > maxDepth {
		w.WriteString("...")
		w.depth--
		return
	}
	defer func() { w.depth-- }()
	switch u := types.Unalias(t).(type) {
	case nil:
		w.WriteString("?")
	case *types.Basic:
		w.basic(u)
	case *types.Named:
		w.named(u)
	case *types.TypeParam:
		w.typeParam(u)
	case *types.Pointer:
		w.prefixed("*", u.Elem())
	case *types.Slice:
		w.elements("[]", u.Elem())
	case *types.Array:
		w.elements("["+strconv.FormatInt(u.Len(), 10)+"]", u.Elem())
	case *types.Map:
		w.prefixed("map[", u.Key())
		w.prefixed("]", u.Elem())
	case *types.Chan:
		w.channel(u)
	case *types.Signature:
		w.WriteString("func")
		w.signature(u)
	case *types.Struct:
		w.structure(u)
	case *types.Interface:
		w.iface(u)
	case *types.Tuple:
		w.tuple(u, false)
	case *types.Union:
		w.union(u)
	default:
		w.WriteString("?")
	}
}

func (w *typeWriter) prefixed(prefix string, t types.Type) {
	w.WriteString(prefix)
	w.write(t)
}

// elements writes []uint8 as []byte, which is what people call it; byte and rune themselves are only other names.
func (w *typeWriter) elements(prefix string, elem types.Type) {
	if b, ok := types.Unalias(elem).(*types.Basic); ok && b.Kind() == types.Uint8 {
		w.WriteString(prefix + "byte")
		return
	}
	w.prefixed(prefix, elem)
}

func (w *typeWriter) basic(b *types.Basic) {
	switch b.Kind() {
	case types.Invalid:
		w.WriteString("?")
	case types.UnsafePointer:
		w.WriteString("unsafe.Pointer")
	default:
		w.WriteString(types.Typ[b.Kind()].Name())
	}
}

func (w *typeWriter) named(n *types.Named) {
	if w.met != nil {
		w.met(n)
	}
	if pkg := n.Obj().Pkg(); pkg != nil {
		w.WriteString(pkg.Path())
		w.WriteByte('.')
	}
	w.WriteString(typeName(n.Obj()))
	args := n.TypeArgs()
	if args.Len() == 0 {
		return
	}
	for i := range args.Len() {
		w.WriteString(separator(i, "[", ","))
		w.write(args.At(i))
	}
	w.WriteByte(']')
}

func separator(i int, first, then string) string {
	if i == 0 {
		return first
	}
	return then
}

func (w *typeWriter) typeParam(t *types.TypeParam) {
	if w.key {
		w.WriteString("$" + strconv.Itoa(t.Index()))
		return
	}
	w.WriteString(t.Obj().Name())
}

func (w *typeWriter) channel(c *types.Chan) {
	switch c.Dir() {
	case types.SendOnly:
		w.prefixed("chan<- ", c.Elem())
	case types.RecvOnly:
		w.prefixed("<-chan ", c.Elem())
	default:
		if e, ok := types.Unalias(c.Elem()).(*types.Chan); ok && e.Dir() == types.RecvOnly {
			w.prefixed("chan (", e)
			w.WriteByte(')')
			return
		}
		w.prefixed("chan ", c.Elem())
	}
}

func (w *typeWriter) signature(s *types.Signature) {
	w.WriteByte('(')
	w.tuple(s.Params(), s.Variadic())
	w.WriteByte(')')
	switch res := s.Results(); {
	case res.Len() == 1:
		w.prefixed(" ", res.At(0).Type())
	case res.Len() > 1:
		w.WriteString(" (")
		w.tuple(res, false)
		w.WriteByte(')')
	}
}

func (w *typeWriter) tuple(t *types.Tuple, variadic bool) {
	for i := range t.Len() {
		w.WriteString(separator(i, "", ", "))
		last := types.Unalias(t.At(i).Type())
		if s, ok := last.(*types.Slice); ok && variadic && i == t.Len()-1 {
			w.elements("...", s.Elem())
			continue
		}
		w.write(last)
	}
}

func (w *typeWriter) structure(s *types.Struct) {
	w.WriteString("struct{")
	for i := range s.NumFields() {
		f := s.Field(i)
		w.WriteString(separator(i, "", "; "))
		if w.key || !f.Embedded() {
			w.member(f)
			if f.Embedded() {
				w.WriteByte('=')
			} else {
				w.WriteByte(' ')
			}
		}
		w.write(f.Type())
		if tag := s.Tag(i); tag != "" {
			w.WriteString(" " + strconv.Quote(tag))
		}
	}
	w.WriteByte('}')
}

// member writes the name of a field or method. Unexported names of different packages differ.
func (w *typeWriter) member(o types.Object) {
	if w.key && !o.Exported() {
		w.WriteString(pkgPath(o) + ".")
	}
	w.WriteString(o.Name())
}

func (w *typeWriter) iface(i *types.Interface) {
	if i.IsMethodSet() {
		if i.NumMethods() == 0 {
			w.WriteString("any")
			return
		}
		w.WriteString("interface{")
		w.methods(i)
		w.WriteByte('}')
		return
	}
	if i.IsImplicit() && i.NumEmbeddeds() == 1 {
		w.write(i.EmbeddedType(0))
		return
	}
	w.WriteString("interface{")
	for n := range i.NumExplicitMethods() {
		w.method(i.ExplicitMethod(n))
		w.WriteString("; ")
	}
	for n := range i.NumEmbeddeds() {
		w.WriteString(separator(n, "", "; "))
		w.write(i.EmbeddedType(n))
	}
	w.WriteByte('}')
}

func (w *typeWriter) methods(i *types.Interface) {
	for n := range i.NumMethods() {
		w.WriteString(separator(n, "", "; "))
		w.method(i.Method(n))
	}
}

func (w *typeWriter) method(m *types.Func) {
	w.member(m)
	w.signature(m.Signature())
}

func (w *typeWriter) union(u *types.Union) {
	for i := range u.Len() {
		w.WriteString(separator(i, "", "|"))
		if u.Term(i).Tilde() {
			w.WriteByte('~')
		}
		w.write(u.Term(i).Type())
	}
}

// typeParams writes a list of type parameters with their constraints, "" if there is none.
func (w *typeWriter) typeParams(list *types.TypeParamList) {
	if list.Len() == 0 {
		return
	}
	for i := range list.Len() {
		w.WriteString(separator(i, "[", ", "))
		w.WriteString(list.At(i).Obj().Name() + " ")
		w.write(list.At(i).Constraint())
	}
	w.WriteByte(']')
}
