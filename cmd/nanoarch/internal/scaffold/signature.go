package scaffold

import (
	"go/ast"
	"maps"
	"slices"
)

// signature is what a function or method takes, in words of the file that calls it.
type signature struct {
	recv   string // "" for a function
	params []string
}

// signature finds what a call calls, as far as packages of this program declare it: a function by its package, a method by
// its name, if only one package that the file imports has a method of that name.
func (u *unifier) signature(c *ast.CallExpr) (signature, bool) {
	s, ok := c.Fun.(*ast.SelectorExpr)
	if !ok {
		return signature{}, false
	}
	imports := u.t.imports(u.a.f)
	if x, ok := s.X.(*ast.Ident); ok && imports[x.Name] != "" {
		return u.declared(x.Name, imports[x.Name], s.Sel.Name, false)
	}
	var found []signature
	for _, name := range slices.Sorted(maps.Keys(imports)) {
		if sig, ok := u.declared(name, imports[name], s.Sel.Name, true); ok {
			found = append(found, sig)
		}
	}
	if len(found) != 1 {
		return signature{}, false
	}
	return found[0], true
}

// declared looks a function or method up in a package of this program.
func (u *unifier) declared(name, importPath, fun string, method bool) (signature, bool) {
	dir, ok := u.p.Modules.Dir(u.dir, importPath)
	if !ok {
		return signature{}, false
	}
	t := u.p.known[dir]
	if t == nil {
		var err error
		if t, err = Read(u.p.Root, dir, importPath, u.hole, func(string) bool { return false }); err != nil {
			t = &Tree{}
		}
		if u.p.known == nil {
			u.p.known = map[string]*Tree{}
		}
		u.p.known[dir] = t
	}
	var found []signature
	for _, f := range t.Files {
		for _, d := range f.ast.Decls {
			d, ok := d.(*ast.FuncDecl)
			if !ok || d.Name.Name != fun || (d.Recv != nil) != method || d.Type.TypeParams != nil {
				continue
			}
			sig, ok := signature{}, true
			for _, p := range flat(d.Recv) {
				sig.recv, ok = u.spell(t, f, p.typ, name)
			}
			for _, p := range flat(d.Type.Params) {
				text, fine := u.spell(t, f, p.typ, name)
				sig.params, ok = append(sig.params, text), ok && fine
			}
			if ok {
				found = append(found, sig)
			}
		}
	}
	if len(found) != 1 {
		return signature{}, false
	}
	return found[0], true
}

// spell writes a type of another package's file for the template's file, and says which imports that takes.
func (u *unifier) spell(t *Tree, f *File, typ ast.Expr, name string) (string, bool) {
	var e edits
	ok := true
	imports := t.imports(f)
	ast.Inspect(typ, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ellipsis, *ast.FuncType, *ast.StructType, *ast.InterfaceType:
			ok = false
		case *ast.SelectorExpr:
			q, is := n.X.(*ast.Ident)
			if !is || imports[q.Name] == "" || u.learner.imports[u.name][q.Name] != "" && u.learner.imports[u.name][q.Name] != imports[q.Name] {
				ok = false
				return false
			}
			u.learner.imports[u.name][q.Name] = imports[q.Name]
			return false
		case *ast.Ident:
			switch {
			case ast.IsExported(n.Name):
				e.add(f, n.Pos(), n.Pos(), name+".")
			case !predeclared[n.Name]:
				ok = false
			}
		}
		return true
	})
	return e.apply(f.Src, f.offset(typ.Pos()), f.offset(typ.End())), ok
}

var predeclared = map[string]bool{
	"any": true, "bool": true, "byte": true, "error": true, "float32": true, "float64": true, "int": true, "int16": true, "int32": true,
	"int64": true, "int8": true, "rune": true, "string": true, "uint": true, "uint16": true, "uint32": true, "uint64": true, "uint8": true,
}
