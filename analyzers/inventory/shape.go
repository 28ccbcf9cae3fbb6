package inventory

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"go/types"
	"maps"
	"slices"
)

// Shape returns the deep shape of a package: a hash of all that a record of a package which imports it can depend on.
// That is every exported declaration in full, the definition of every type of the package that can be reached from
// there (unexported fields, embedded types and all methods included), and the deep shape of every other package whose
// types can be reached; deep returns these by import path, the standard library's too.
func Shape(pkg *types.Package, deep func(importPath string) string) string {
	s := &shaper{pkg: pkg, seen: map[*types.Named]bool{}, outside: map[string]bool{}, owners: fieldOwners(pkg)}
	for _, name := range pkg.Scope().Names() {
		if obj := pkg.Scope().Lookup(name); obj.Exported() {
			s.object(obj)
		}
	}
	for len(s.todo) > 0 {
		n := s.todo[0]
		s.todo = s.todo[1:]
		s.define(n)
	}
	slices.Sort(s.lines)
	for _, path := range slices.Sorted(maps.Keys(s.outside)) {
		s.lines = append(s.lines, "package "+path+" "+deep(path))
	}
	h := sha256.New()
	fmt.Fprintf(h, "shape 1\npackage %s %q\n", pkg.Name(), pkg.Path())
	for _, l := range s.lines {
		fmt.Fprintf(h, "%d %s\n", len(l), l)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// shaper writes declarations line by line and notes the types that it meets on the way.
type shaper struct {
	pkg     *types.Package
	owners  map[*types.Var]string
	lines   []string
	seen    map[*types.Named]bool
	todo    []*types.Named
	outside map[string]bool
}

func (s *shaper) meet(n *types.Named) {
	n = n.Origin()
	switch pkg := n.Obj().Pkg(); {
	case pkg == nil || s.seen[n]:
	case pkg != s.pkg && pkg.Path() != s.pkg.Path():
		s.outside[pkg.Path()] = true
	default:
		s.seen[n] = true
		s.todo = append(s.todo, n)
	}
}

func (s *shaper) line(write func(w *typeWriter)) {
	w := &typeWriter{key: true, met: s.meet}
	write(w)
	s.lines = append(s.lines, w.String())
}

func (s *shaper) object(obj types.Object) {
	switch o := obj.(type) {
	case *types.Const:
		s.line(func(w *typeWriter) {
			w.WriteString("const " + o.Name() + " ")
			w.write(o.Type())
			w.WriteString(" = " + o.Val().ExactString())
		})
	case *types.Var:
		s.line(func(w *typeWriter) {
			w.WriteString("var " + o.Name() + " ")
			w.write(o.Type())
		})
	case *types.Func:
		s.line(func(w *typeWriter) {
			w.WriteString("func " + o.Name())
			w.typeParams(o.Signature().TypeParams())
			w.signature(o.Signature())
		})
	case *types.TypeName:
		s.typeName(o)
	}
}

func (s *shaper) typeName(o *types.TypeName) {
	a, ok := o.Type().(*types.Alias)
	if !ok {
		if n, ok := o.Type().(*types.Named); ok && !o.IsAlias() {
			s.meet(n)
			return
		}
	}
	s.line(func(w *typeWriter) {
		w.WriteString("alias " + o.Name())
		if ok {
			w.typeParams(a.TypeParams())
		}
		w.WriteString(" = ")
		w.write(o.Type())
	})
}

// define writes a type of the package. Which type declares its fields is written too: of type A B, it is B.
func (s *shaper) define(n *types.Named) {
	s.line(func(w *typeWriter) {
		w.WriteString("type " + typeName(n.Obj()))
		w.typeParams(n.TypeParams())
		w.WriteByte(' ')
		w.write(n.Underlying())
		if st, ok := n.Underlying().(*types.Struct); ok && st.NumFields() > 0 {
			w.WriteString(" of " + s.owners[st.Field(0)])
		}
	})
	if i, ok := n.Underlying().(*types.Interface); ok {
		for m := range i.Methods() {
			s.method(n, m)
		}
		return
	}
	for m := range n.Methods() {
		s.method(n, m)
	}
}

// method writes a method of a type, and where it is declared: an interface can have embedded it.
func (s *shaper) method(n *types.Named, m *types.Func) {
	s.line(func(w *typeWriter) {
		w.WriteString("method " + typeName(n.Obj()) + " ")
		if recv := m.Signature().Recv(); recv != nil {
			if _, pointer := recv.Type().(*types.Pointer); pointer {
				w.WriteByte('*')
			}
			if d := namedOf(recv.Type()); d != nil {
				s.meet(d)
			}
		}
		w.WriteString(funcSymbol(m).String())
		w.signature(m.Signature())
	})
}
