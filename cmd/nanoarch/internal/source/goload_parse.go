package source

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"golang.org/x/tools/go/packages"
)

// goLoad reads the units of one build list by go/packages.
type goLoad struct {
	l       *loader
	u       *universe
	units   []*unit
	roots   map[*unit]*root // what the index alone says of the units' imports
	fset    *token.FileSet
	folders map[string]*goFolder // of the units, by absolute name
	linked  sync.Map             // other folders -> *goFolder, nil if they are none by way of links
}

// goFolder holds the syntax trees of a folder's files that count.
type goFolder struct {
	units []*unit
	once  sync.Once
	trees map[string]*ast.File // by base name
	bad   map[string]located   // syntax errors, and why a file could not be read
}

func newGoLoad(u *universe, units []*unit) *goLoad {
	g := &goLoad{l: u.l, u: u, units: units, roots: map[*unit]*root{}, fset: token.NewFileSet(), folders: map[string]*goFolder{}}
	for _, r := range u.roots(units) {
		g.roots[r.unit] = r
	}
	u.markCycles()
	for _, x := range units {
		dir := u.l.onDisk(x.Dir)
		if g.folders[dir] == nil {
			g.folders[dir] = &goFolder{}
		}
		g.folders[dir].units = append(g.folders[dir].units, x)
	}
	return g
}

// folderOf returns the units' folder of that name, nil if it is none of theirs. Drivers may name it by way of links.
func (g *goLoad) folderOf(dir string) *goFolder {
	if f := g.folders[filepath.Clean(dir)]; f != nil {
		return f
	}
	if f, known := g.linked.Load(dir); known {
		return f.(*goFolder)
	}
	var f *goFolder
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		f = g.folders[real]
	}
	g.linked.Store(dir, f)
	return f
}

// parse stands in for the parser of go/packages. Files of units are what the index has seen, each parsed once, with the
// files of a package at rising positions. Of others only declarations are wanted. What cgo wrote is replaced by the
// file that it was made from, so that everybody sees the code as it was written, and C.x is opaque to all. There is no
// error: what is wrong with a unit's file is told by the unit, and what is wrong elsewhere by nobody.
func (g *goLoad) parse(_ *token.FileSet, name string, src []byte) (*ast.File, error) {
	if tree, known := g.tree(name); known {
		return tree, nil
	}
	if original, made := madeByCgo(src); made {
		return g.original(original, src), nil
	}
	return g.declarations(name, src), nil
}

// tree returns the syntax tree of a unit's file that counts.
func (g *goLoad) tree(name string) (tree *ast.File, known bool) {
	f := g.folderOf(filepath.Dir(name))
	if f == nil {
		return nil, false
	}
	f.once.Do(func() { g.parseFolder(f) })
	base := filepath.Base(name)
	tree = f.trees[base]
	_, bad := f.bad[base]
	return tree, tree != nil || bad
}

// original returns the syntax tree of the file that cgo read. For what cgo adds on its own it is a file without
// declarations.
func (g *goLoad) original(name string, made []byte) *ast.File {
	if name != "" {
		if !filepath.IsAbs(name) {
			name = filepath.Join(g.l.view.root, name) // a build system's name, from where it works
		}
		if tree, known := g.tree(name); known {
			return tree
		}
		if src, err := g.l.view.readAround(filepath.ToSlash(name)); err == nil {
			return g.declarations(name, src)
		}
		return g.declarations(name, made)
	}
	return g.declarations("cgo", []byte("package "+inventory.ScanFile("", made).Package+"\n"))
}

// declarations parses a file that belongs to no unit.
func (g *goLoad) declarations(name string, src []byte) *ast.File {
	f := strip(sourceFile{name, src}, func(string) string { return "" })
	tree, _ := g.parseFiles(parser.SkipObjectResolution, f.sourceFile)
	return tree[0]
}

// parseFolder parses the files that count, one unit after the other.
func (g *goLoad) parseFolder(f *goFolder) {
	f.trees, f.bad = map[string]*ast.File{}, map[string]located{}
	for _, u := range f.units {
		names := slices.Concat(u.names(false), u.names(true))
		files, err := g.l.sources(u, names)
		if err != nil {
			for _, name := range names {
				f.bad[name] = located{message: err.Error()}
			}
			continue
		}
		bases := slices.Clone(files)
		for i := range files {
			files[i].name = filepath.Join(g.l.onDisk(u.Dir), files[i].name)
		}
		trees, errs := g.parseFiles(parser.SkipObjectResolution|parser.ParseComments, files...)
		for i, file := range bases {
			f.trees[file.name] = trees[i]
			if errs[i] != nil {
				f.bad[file.name] = syntaxError(file, errs[i])
			}
		}
	}
}

// parseFiles parses files at rising positions and adds them to the file set.
func (g *goLoad) parseFiles(mode parser.Mode, files ...sourceFile) (trees []*ast.File, errs []error) {
	fset := newFileSet(files)
	for _, f := range files {
		tree, err := parser.ParseFile(fset, f.name, f.content, mode)
		trees, errs = append(trees, tree), append(errs, err)
	}
	fset.Iterate(func(f *token.File) bool {
		if f.Name() != "" {
			g.fset.AddExistingFiles(f)
		}
		return true
	})
	return trees, errs
}

// madeByCgo reports whether cgo wrote a file, and the name of the file that it was made from, "" if from none.
func madeByCgo(src []byte) (original string, ok bool) {
	const mark = "// Code generated by cmd/cgo; DO NOT EDIT."
	for line := range bytes.Lines(src) {
		text := strings.TrimSpace(string(line))
		switch place, isLine := strings.CutPrefix(text, "//line "); {
		case !ok && text == mark:
			ok = true
		case !ok && text != "" && !strings.HasPrefix(text, "//go:"), ok && text != "" && !isLine:
			return "", ok
		case ok && isLine:
			return strings.TrimSuffix(place, ":1:1"), true
		}
	}
	return "", ok
}

// typeErrors returns what the type checker found, by physical places. That nobody loads package C is no error.
func (g *goLoad) typeErrors(p *packages.Package) []located {
	var out []located
	for _, e := range p.TypeErrors {
		if !strings.HasPrefix(e.Msg, "could not import C (") {
			out = append(out, typeError(g.fset, e))
		}
	}
	return out
}
