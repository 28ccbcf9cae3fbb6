package source

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"go/types"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// checkJob is one run of the type checker.
type checkJob struct {
	path      string       // import path
	name      string       // package clause, if known
	goVersion string       // go line of the module, "" for the newest
	files     []sourceFile // stripped, unless full
	full      bool         // bodies too
	sizes     types.Sizes
	importer  func(path string) (*types.Package, error)
}

// sourceFile is a file to be checked.
type sourceFile struct {
	name    string // base name
	content []byte
}

// checked is what the type checker found.
type checked struct {
	inventory.Typed
	problem *located // first by place, nil if there is none
}

// located is an error at a place of a checked file.
type located struct {
	file    string // base name, "" if unknown
	line    int
	message string
}

// positions hands out the positions of this process, so that a position of one package never looks like one of another
// although their file sets are not shared.
var positions atomic.Int64

// newFileSet returns a file set with room for files of that total size.
func newFileSet(files []sourceFile) *token.FileSet {
	size := 2
	for _, f := range files {
		size += len(f.content) + 2
	}
	base := int(positions.Add(int64(size))) - size + 1
	fset := token.NewFileSet()
	fset.AddFile("", base, 0)
	return fset
}

// run parses and checks. It never panics: a fault of the checker is a problem of the package.
func (j checkJob) run() (c checked) {
	c.Fset = newFileSet(j.files)
	var found []located
	defer func() {
		if r := recover(); r != nil {
			found = append(found, located{message: fmt.Sprintf("the type checker failed: %v", r)})
			if c.Pkg == nil {
				c.Pkg = types.NewPackage(j.path, j.name)
			}
		}
		c.problem = first(found)
	}()
	mode := parser.SkipObjectResolution
	if j.full {
		mode |= parser.ParseComments
	}
	for _, f := range j.files {
		tree, err := parser.ParseFile(c.Fset, f.name, f.content, mode)
		if err != nil {
			found = append(found, syntaxError(f, err))
		}
		if tree != nil {
			c.Files = append(c.Files, tree)
		}
	}
	if j.full {
		c.Info = newInfo(j.files)
	}
	opaque := usesC(c.Files)
	conf := types.Config{
		GoVersion: languageVersion(j.goVersion), Sizes: j.sizes, FakeImportC: true, IgnoreFuncBodies: !j.full,
		Importer: importFunc(j.importer),
		Error: func(err error) {
			if e := typeError(c.Fset, err); !opaque || !follows(e) {
				found = append(found, e)
			}
		},
	}
	c.Pkg, _ = conf.Check(j.path, c.Fset, c.Files, c.Info)
	return c
}

// usesC reports whether a file imports "C", of which nothing is known.
func usesC(files []*ast.File) bool {
	return slices.ContainsFunc(files, func(f *ast.File) bool {
		return slices.ContainsFunc(f.Imports, func(i *ast.ImportSpec) bool { return i.Path.Value == `"C"` || i.Path.Value == "`C`" })
	})
}

// follows reports whether an error is only about a type that the checker does not know. It says so of C's types since it
// found no error before that would explain it.
func follows(e located) bool {
	return strings.Contains(e.message, "invalid type") || strings.Contains(e.message, "invalid operand")
}

// languageVersion turns a go line into what the type checker takes; a module without one has Go 1.16.
func languageVersion(v string) string {
	if v == "" {
		return ""
	}
	return "go" + strings.TrimPrefix(v, "go")
}

// newInfo returns empty tables with about the room that files of that size need: growing them costs more.
func newInfo(files []sourceFile) *types.Info {
	size := 0
	for _, f := range files {
		size += len(f.content)
	}
	return &types.Info{
		Types:      make(map[ast.Expr]types.TypeAndValue, size/24),
		Instances:  map[*ast.Ident]types.Instance{},
		Defs:       make(map[*ast.Ident]types.Object, size/120),
		Uses:       make(map[*ast.Ident]types.Object, size/32),
		Implicits:  map[ast.Node]types.Object{},
		Selections: make(map[*ast.SelectorExpr]*types.Selection, size/100),
	}
}

// syntaxError counts the line itself: the parser's obeys //line comments.
func syntaxError(f sourceFile, err error) located {
	var list scanner.ErrorList
	if errors.As(err, &list) && len(list) > 0 {
		before := f.content[:min(list[0].Pos.Offset, len(f.content))]
		return located{file: f.name, line: 1 + bytes.Count(before, []byte("\n")), message: "syntax error: " + list[0].Msg}
	}
	return located{file: f.name, message: "syntax error: " + err.Error()}
}

func typeError(fset *token.FileSet, err error) located {
	var te types.Error
	if !errors.As(err, &te) {
		return located{message: "type error: " + err.Error()}
	}
	p := fset.PositionFor(te.Pos, false)
	return located{file: path.Base(filepath.ToSlash(p.Filename)), line: p.Line, message: "type error: " + te.Msg}
}

// first returns the error that stands first, a syntax error before all others.
func first(found []located) *located {
	// Lines with a tab continue the error before them.
	found = slices.DeleteFunc(found, func(l located) bool { return strings.Contains(l.message, "error: \t") })
	if len(found) == 0 {
		return nil
	}
	min := slices.MinFunc(found, func(a, b located) int {
		return cmp.Or(rank(a)-rank(b), strings.Compare(a.file, b.file), a.line-b.line, strings.Compare(a.message, b.message))
	})
	return &min
}

func rank(l located) int {
	if strings.HasPrefix(l.message, "syntax error: ") {
		return 0
	}
	return 1
}

// importFunc is a types.Importer.
type importFunc func(path string) (*types.Package, error)

// Import returns the package of an import path.
func (f importFunc) Import(path string) (*types.Package, error) { return f(path) }
