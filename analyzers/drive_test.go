package analyzers_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/nanoarch/nanoarch/analyzers"
	"github.com/nanoarch/nanoarch/analyzers/ruletest"
	"github.com/nanoarch/nanoarch/analyzers/subject"
)

// loaded are the packages of programs: folder -> []*packages.Package. Two tests need them.
var loaded sync.Map

// load loads all modules of a program, with tests.
func load(t *testing.T, root string) []*packages.Package {
	t.Helper()
	if all, ok := loaded.Load(root); ok {
		return all.([]*packages.Package)
	}
	var all []*packages.Package
	fset := token.NewFileSet()
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.Name() != "go.mod" || strings.Contains(name, "vendor/") {
			return err
		}
		pkgs, err := packages.Load(&packages.Config{
			Mode: packages.LoadSyntax | packages.NeedModule, Dir: filepath.Join(root, filepath.Dir(name)), Fset: fset, Tests: true,
			Env: append(os.Environ(), "GOOS=linux", "GOARCH=amd64", "CGO_ENABLED=0", "GOFLAGS=", "GOPROXY=off", "GOWORK=off"),
		}, "./...")
		all = append(all, pkgs...)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	packages.Visit(all, nil, func(p *packages.Package) {
		for _, e := range p.Errors {
			t.Error(e)
		}
	})
	loaded.Store(root, all)
	return all
}

// analyze runs the suite by the driver of x/tools.
func analyze(t *testing.T, root string) []ruletest.Found {
	t.Helper()
	pkgs := load(t, root)
	graph, err := checker.Analyze(analyzers.Suite, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	var out []ruletest.Found
	for _, act := range graph.Roots {
		if act.Err != nil {
			t.Errorf("%s: %v", act, act.Err)
		}
		for _, d := range act.Diagnostics {
			out = append(out, foundAt(t, root, act.Package.Fset, d))
		}
	}
	return out
}

// foundAt says where a diagnostic is as drivers print it.
func foundAt(t *testing.T, root string, fset *token.FileSet, d analysis.Diagnostic) ruletest.Found {
	t.Helper()
	at := fset.Position(d.Pos)
	name := at.Filename
	if filepath.IsAbs(name) {
		var err error
		if name, err = filepath.Rel(root, name); err != nil {
			t.Fatal(err)
		}
	}
	return ruletest.Found{File: filepath.ToSlash(name), Line: at.Line, Rule: d.Category, Message: d.Message}
}

func hasMembers(t *testing.T, root string) bool {
	t.Helper()
	p, _, err := subject.PolicyAbove(root)
	if err != nil {
		t.Fatal(err)
	}
	return len(p.Members()) > 0
}

// nogo runs the suite package by package, as Bazel's nogo does, and says which files were built.
func nogo(t *testing.T, root string) (found []ruletest.Found, built map[string]bool) {
	t.Helper()
	b, err := subject.NewBundle(root, root)
	if err != nil {
		t.Fatal(err)
	}
	built = map[string]bool{}
	for _, p := range load(t, root) {
		if strings.HasSuffix(p.ID, ".test") {
			continue
		}
		var names []string
		sandbox := t.TempDir()
		for _, file := range p.GoFiles {
			name, err := filepath.Rel(root, file)
			if err != nil {
				t.Fatal(err)
			}
			copyFile(t, file, filepath.Join(sandbox, name))
			names = append(names, name)
			built[filepath.ToSlash(name)] = true
		}
		t.Chdir(sandbox)
		if err := subject.Analyzer.Flags.Set("policy", string(b.Encode())); err != nil {
			t.Fatal(err)
		}
		found = append(found, nogoPackage(t, p, names)...)
	}
	if err := subject.Analyzer.Flags.Set("policy", ""); err != nil {
		t.Fatal(err)
	}
	return found, built
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	content, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, content, 0o666); err != nil {
		t.Fatal(err)
	}
}

// nogoPackage parses and checks files by the names that they have from the working folder, and runs the suite without
// anything else that other drivers give.
func nogoPackage(t *testing.T, p *packages.Package, names []string) (found []ruletest.Found) {
	t.Helper()
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range names {
		f, err := parser.ParseFile(fset, name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Instances: map[*ast.Ident]types.Instance{}, Uses: map[*ast.Ident]types.Object{},
		Defs: map[*ast.Ident]types.Object{}, Implicits: map[ast.Node]types.Object{}, Scopes: map[ast.Node]*types.Scope{},
		Selections: map[*ast.SelectorExpr]*types.Selection{}, FileVersions: map[*ast.File]string{},
	}
	imports := importer(func(path string) (*types.Package, error) {
		if d := p.Imports[path]; d != nil {
			return d.Types, nil
		}
		if path == "unsafe" {
			return types.Unsafe, nil
		}
		return nil, fmt.Errorf("%s does not import %s", p.ID, path)
	})
	conf := types.Config{Importer: imports, Sizes: p.TypesSizes, GoVersion: p.Types.GoVersion()}
	pkg, err := conf.Check(p.PkgPath, fset, files, info)
	if err != nil {
		t.Fatal(err)
	}
	results := map[*analysis.Analyzer]any{}
	for _, a := range append([]*analysis.Analyzer{subject.Analyzer}, analyzers.Suite...) {
		pass := &analysis.Pass{
			Analyzer: a, Fset: fset, Files: files, Pkg: pkg, TypesInfo: info, TypesSizes: p.TypesSizes, ResultOf: maps.Clone(results),
			Report: func(d analysis.Diagnostic) { found = append(found, foundAt(t, "", fset, d)) },
		}
		if results[a], err = a.Run(pass); err != nil {
			t.Fatal(err)
		}
	}
	if slices.ContainsFunc(found, func(f ruletest.Found) bool { return filepath.IsAbs(f.File) }) {
		t.Errorf("a file is named by its path on this machine: %v", found)
	}
	return found
}

type importer func(path string) (*types.Package, error)

// Import is part of types.Importer.
func (i importer) Import(path string) (*types.Package, error) { return i(path) }
