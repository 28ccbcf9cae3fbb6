package subject

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// units sorts the files by package name: the pass's own unit, and those of files that the driver left out and that
// belong to other packages of the folder.
func (sc *Scope) units(pass *analysis.Pass, dir string, files []inventory.Source) []inventory.Unit {
	rel, err := filepath.Rel(sc.Root, dir)
	if err != nil {
		rel = "."
	}
	rel = filepath.ToSlash(rel)
	importPath := sc.Modules.ImportPath(rel)
	if importPath == "" {
		importPath = rel
	}
	base := strings.TrimSuffix(pass.Pkg.Name(), "_test")
	if !isExternalTest(pass) {
		base = pass.Pkg.Name()
	}
	byName := map[string]*inventory.Unit{}
	for _, f := range files {
		u := byName[f.Scan.Package]
		if u == nil {
			u = &inventory.Unit{Dir: rel, ImportPath: importPath, Name: f.Scan.Package}
			if m := sc.Modules.Of(rel); m != nil {
				u.Module, u.GoVersion = m.Path, m.Go
			}
			byName[f.Scan.Package] = u
		}
		u.Files = append(u.Files, f)
	}
	var out []inventory.Unit
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		u := byName[name]
		if name == base+"_test" && onlyTests(u) {
			u.TestOf, u.ImportPath = importPath, importPath+"_test"
		}
		out = append(out, *u)
	}
	return out
}

func isExternalTest(pass *analysis.Pass) bool {
	path, _, _ := strings.Cut(pass.Pkg.Path(), " ") // go vet names the variant behind a space
	return strings.HasSuffix(pass.Pkg.Name(), "_test") && strings.HasSuffix(path, "_test")
}

func onlyTests(u *inventory.Unit) bool {
	return !slices.ContainsFunc(u.Files, func(f inventory.Source) bool { return !strings.HasSuffix(f.Name, "_test.go") })
}

// typedOf returns what the driver knows of the unit's types, without files that the policy leaves out. Packages that
// use cgo were rewritten before they were checked, so their original files are checked again.
func typedOf(pass *analysis.Pass, named names, p *inventory.Package) (t inventory.Typed, rewritten bool, err error) {
	t = inventory.Typed{Fset: pass.Fset, Pkg: pass.Pkg, Info: pass.TypesInfo}
	for _, f := range pass.Files {
		name, cgo := original(pass, f)
		rewritten = rewritten || cgo
		if counts(p, filepath.Base(name)) {
			t.Files = append(t.Files, f)
		}
	}
	if rewritten {
		t, err = recheck(pass, named, p)
	}
	return t, rewritten, err
}

func counts(p *inventory.Package, name string) bool {
	return slices.ContainsFunc(p.Files, func(f inventory.File) bool { return f.Name == name && f.Excluded == "" })
}

// recheck checks the original files of a package that uses cgo, against the packages that the driver loaded.
func recheck(pass *analysis.Pass, named names, p *inventory.Package) (inventory.Typed, error) {
	t := inventory.Typed{Fset: pass.Fset, Info: &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
		Instances: map[*ast.Ident]types.Instance{}, Scopes: map[ast.Node]*types.Scope{},
	}}
	for _, f := range p.Files {
		if f.Excluded != "" {
			continue
		}
		full := named[f.Name]
		content, err := contentOf(pass, full)
		if err != nil {
			return t, err
		}
		syntax, err := parser.ParseFile(pass.Fset, full, content, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return t, err
		}
		t.Files = append(t.Files, syntax)
	}
	conf := types.Config{FakeImportC: true, Importer: importsOf{pass.Pkg}, Sizes: pass.TypesSizes, GoVersion: pass.Pkg.GoVersion()}
	var err error
	t.Pkg, err = conf.Check(p.ImportPath, pass.Fset, t.Files, t.Info)
	return t, err
}

// importsOf finds packages among those that another package imports.
type importsOf struct{ pkg *types.Package }

// Import is part of types.Importer.
func (i importsOf) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	for _, p := range i.pkg.Imports() {
		if p.Path() == path {
			return p, nil
		}
	}
	return nil, fmt.Errorf("package %s was not loaded", path)
}

// unchecked returns an error if files that count under the policy were left out by the driver, so that nobody read what
// they declare and use.
func unchecked(p *inventory.Package, t inventory.Typed, fset *token.FileSet) error {
	read := map[string]bool{}
	for _, f := range t.Files {
		read[filepath.Base(fset.File(f.FileStart).Name())] = true
	}
	for _, f := range p.Files {
		if f.Excluded == "" && !read[f.Name] {
			return fmt.Errorf("%s counts in the policy's build context but not in this run; set GOOS, GOARCH and -tags as the policy's [build] does", f.Name)
		}
	}
	return nil
}
