package conform

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// std is a standard library in a few lines.
var std = map[string]string{
	"context": "package context\ntype Context interface{ Err() error; Done() <-chan struct{} }\nfunc Background() Context { return nil }",
	"errors":  "package errors\nfunc New(s string) error { return nil }\nfunc Is(a, b error) bool { return false }",
	"fmt":     "package fmt\nfunc Errorf(s string, a ...any) error { return nil }\nfunc Sprint(a ...any) string { return \"\" }",
	"log":     "package log\ntype Logger struct{ n int }\nfunc (l *Logger) Info(s string) {}\nfunc (l *Logger) Warn(s string) {}\nfunc Fatal(a ...any) {}",
	"os":      "package os\nfunc Exit(int) {}\nfunc Remove(string) error { return nil }",
	"m/hole":  "package hole\nfunc Stmts(v ...any) {}\nfunc Expr[T any](v ...any) (z T) { return z }\ntype Any struct{}",
}

// checkedStd are its packages, checked once.
var checkedStd = map[string]*types.Package{}

type importer func(string) (*types.Package, error)

func (f importer) Import(path string) (*types.Package, error) { return f(path) }

func importStd(path string) (*types.Package, error) {
	if p := checkedStd[path]; p != nil {
		return p, nil
	}
	src, ok := std[path]
	if !ok {
		return nil, fmt.Errorf("no package %s", path)
	}
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "x.go", src, 0)
	if err != nil {
		return nil, err
	}
	p, err := (&types.Config{Importer: importer(importStd)}).Check(path, fset, []*ast.File{f}, nil)
	checkedStd[path] = p
	return p, err
}

// readPackage reads a package from the text of its files, with its bodies.
func readPackage(dir string, files map[string]string) (*inventory.Package, error) {
	u := inventory.Unit{Dir: dir, ImportPath: "m/" + dir, Module: "m", GoVersion: "1.26"}
	fset := token.NewFileSet()
	var trees []*ast.File
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f, err := parser.ParseFile(fset, name, files[name], parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		u.Name = f.Name.Name
		trees = append(trees, f)
		u.Files = append(u.Files, inventory.Source{Name: name, Content: []byte(files[name])})
	}
	p, err := inventory.ReadImports(u)
	if err != nil {
		return nil, err
	}
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{}, Instances: map[*ast.Ident]types.Instance{},
	}
	pkg, err := (&types.Config{Importer: importer(importStd)}).Check(u.ImportPath, fset, trees, info)
	if err != nil {
		return nil, err
	}
	p.ReadTypes(inventory.Typed{Fset: fset, Files: trees, Pkg: pkg, Info: info, Want: inventory.SectionBodies}, &inventory.Context{FirstParty: []string{"m"}})
	if p.Problem.Message != "" {
		return nil, fmt.Errorf("problem: %s", p.Problem.Message)
	}
	return p, nil
}

// record compiles a template of one file.
func record(t testing.TB, text string) *Record {
	t.Helper()
	r, problems := compileText(t, text)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return r
}

func compileText(t testing.TB, text string) (*Record, []inventory.Problem) {
	t.Helper()
	p, err := readPackage("templates/op", map[string]string{"op.go": text})
	if err != nil {
		t.Fatal(err)
	}
	return Compile(Template{
		Dir: "templates/op", ImportPath: "m/templates/op", Hole: "m/hole", Captures: []string{"operation"}, Units: []*inventory.Package{p},
		Text: func(string) ([]byte, error) { return []byte(text), nil },
	})
}

// compareText holds the files of a package against a template; effects are those of the package os.
func compareText(r *Record, files map[string]string) (*Result, error) {
	p, err := readPackage("ops/charge", files)
	if err != nil {
		return nil, err
	}
	return Compare(r.Units[0], r, Subject{
		Package: p, ImportPath: p.ImportPath, Values: Placeholders{"operation": "charge"},
		MayReach: func(symbol string) []string {
			if strings.HasPrefix(symbol, "os.") {
				return []string{"files"}
			}
			return nil
		},
	}), nil
}

func messages(r *Result) string {
	var b strings.Builder
	for _, f := range r.Faults {
		fmt.Fprintf(&b, "%s: %s\n", f.Kind, f.Message)
	}
	return b.String()
}
