package source

import (
	"go/ast"
	"go/parser"
	"go/types"
	"slices"
	"strings"
)

// variant is the program as an external test sees it whose package is augmented by in-package tests: the package under
// test with what its tests declare, and everything between the two checked against that. Only declarations are read.
type variant struct {
	test   *root // the unit under test
	pkgs   map[*node]*types.Package
	behind map[*node]bool // whether the package imports the one under test in the end
}

// importsOfTest returns how an external test resolves its imports.
func (r *root) importsOfTest() func(string) (*types.Package, error) {
	if r.test == nil || !r.test.augments() {
		return r.importsOf
	}
	v := &variant{test: r.test, pkgs: map[*node]*types.Package{}, behind: map[*node]bool{}}
	return func(p string) (*types.Package, error) {
		if p == "unsafe" {
			return types.Unsafe, nil
		}
		return v.types(r.u.imported(r.code, p))
	}
}

// augments reports whether in-package tests declare anything that an external test can see: something exported that is
// no test function, or a method of a type of the code.
func (r *root) augments() bool {
	names := r.unit.names(true)
	if len(names) == 0 {
		return false
	}
	files, err := r.u.l.sources(r.unit, names)
	if err != nil {
		return true // whoever checks it says why
	}
	types := map[string]bool{}
	var receivers []string
	for _, f := range files {
		f = strip(f, r.code.nameOf).sourceFile
		tree, _ := parser.ParseFile(newFileSet([]sourceFile{f}), f.name, f.content, parser.SkipObjectResolution)
		if tree == nil {
			continue
		}
		for _, d := range tree.Decls {
			if declares(d, types, &receivers) {
				return true
			}
		}
	}
	return len(r.unit.names(false)) == 0 || slices.ContainsFunc(receivers, func(t string) bool { return !types[t] })
}

// declares reports whether a declaration in a test file is visible to other packages. It notes the types declared, and
// the types of receivers.
func declares(d ast.Decl, types map[string]bool, receivers *[]string) bool {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Recv != nil {
			*receivers = append(*receivers, receiverName(d))
			return false
		}
		return d.Name.IsExported() && !isTestFunc(d.Name.Name)
	case *ast.GenDecl:
		for _, s := range d.Specs {
			switch s := s.(type) {
			case *ast.TypeSpec:
				types[s.Name.Name] = true
				if s.Name.IsExported() {
					return true
				}
			case *ast.ValueSpec:
				if slices.ContainsFunc(s.Names, (*ast.Ident).IsExported) {
					return true
				}
			}
		}
	}
	return false
}

func receiverName(d *ast.FuncDecl) string {
	if len(d.Recv.List) == 0 {
		return ""
	}
	e := d.Recv.List[0].Type
	for {
		switch x := e.(type) {
		case *ast.StarExpr:
			e = x.X
		case *ast.ParenExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.IndexListExpr:
			e = x.X
		case *ast.Ident:
			return x.Name
		default:
			return ""
		}
	}
}

func isTestFunc(name string) bool {
	return slices.ContainsFunc([]string{"Test", "Benchmark", "Fuzz", "Example"}, func(p string) bool { return strings.HasPrefix(name, p) })
}

// types returns a package as the test sees it.
func (v *variant) types(n *node) (*types.Package, error) {
	if n != v.test.code && !v.imports(n) {
		return n.types()
	}
	if pkg := v.pkgs[n]; pkg != nil {
		return pkg, nil
	}
	tests := n == v.test.code
	names := n.local.names(false)
	if tests {
		names = append(names, n.local.names(true)...)
	} else if n.err != nil {
		return nil, n.err
	}
	files, err := n.u.l.sources(n.local, names)
	if err != nil {
		return nil, err
	}
	// Whatever is named here was checked before a slot was taken: checking it now could wait for one forever.
	needed := map[string]bool{}
	for i := range files {
		f := strip(files[i], n.nameOf)
		files[i] = f.sourceFile
		for _, p := range f.needs {
			needed[p] = true
		}
	}
	j := n.job(files, false)
	j.importer = func(p string) (*types.Package, error) {
		if p == "unsafe" {
			return types.Unsafe, nil
		}
		d := n.deps[p]
		if d == nil && tests && slices.Contains(n.local.uses, p) {
			d = n.u.imported(n, p)
		}
		switch {
		case d == nil:
			return nil, misplaced(p)
		case tests:
			return d.types()
		case !needed[p]:
			return d.shadow(), nil
		}
		return v.types(d)
	}
	v.pkgs[n] = j.run().Pkg
	n.importShadows(v.pkgs[n])
	n.u.l.declared.Add(1)
	return v.pkgs[n], nil
}

// imports reports whether a local package imports the one under test in the end.
func (v *variant) imports(n *node) bool {
	if n.local == nil {
		return false
	}
	if known, ok := v.behind[n]; ok {
		return known
	}
	v.behind[n] = false // a cycle adds nothing
	for _, p := range sortedKeys(n.deps) {
		if d := n.deps[p]; d == v.test.code || v.imports(d) {
			v.behind[n] = true
			break
		}
	}
	return v.behind[n]
}
