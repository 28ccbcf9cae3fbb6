// Package scaffold writes and carries on code that is built on a template: a new package from it, and what changed in
// it into all packages that stand on it already. It edits and never judges: what it has made is for check to say.
package scaffold

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Tree is a set of Go files below one folder, parsed: a template, or a package that stands on one with all that the
// template spans.
type Tree struct {
	Dir        string // slash path relative to the policy's folder
	ImportPath string // of Dir
	Hole       string // import path of the package of holes
	Files      []*File
	fset       *token.FileSet

	memberNames map[string]bool
	byUnit      map[string][]*decl
}

// File is one file of a tree.
type File struct {
	Name string // slash path relative to the tree's folder
	Src  []byte
	ast  *ast.File
	fset *token.FileSet
}

// Versions is the folder in a template's where its earlier versions wait for packages that still stand on them.
const Versions = ".versions"

// Read reads the Go files of a tree on disk. Only folders that keep names is not nil for are entered. Files that are no
// ordinary ones are refused: behind a link could be anything.
func Read(root, dir, importPath, hole string, enter func(sub string) bool) (*Tree, error) {
	files := map[string][]byte{}
	top := filepath.Join(root, filepath.FromSlash(dir))
	err := filepath.WalkDir(top, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(top, p)
		rel = filepath.ToSlash(rel)
		switch {
		case d.IsDir() && rel != "." && (strings.HasPrefix(d.Name(), ".") || strings.HasPrefix(d.Name(), "_") || d.Name() == "testdata" || enter != nil && !enter(rel)):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(rel, ".go"):
			return nil
		case !d.Type().IsRegular():
			return fmt.Errorf("%s is no ordinary file, so it is not read", path.Join(dir, rel))
		}
		files[rel], err = os.ReadFile(p)
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no folder %s", dir)
	}
	if err != nil {
		return nil, err
	}
	return Parse(dir, importPath, hole, files)
}

// Parse makes a tree of contents by slash path relative to its folder.
func Parse(dir, importPath, hole string, files map[string][]byte) (*Tree, error) {
	t := &Tree{Dir: dir, ImportPath: importPath, Hole: hole, fset: token.NewFileSet()}
	for name, src := range files {
		a, err := parser.ParseFile(t.fset, path.Join(dir, name), src, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, fmt.Errorf("%w; mend it first", firstError(err))
		}
		t.Files = append(t.Files, &File{name, src, a, t.fset})
	}
	slices.SortFunc(t.Files, func(a, b *File) int { return strings.Compare(a.Name, b.Name) })
	return t, nil
}

// Contents returns the tree's files by their names.
func (t *Tree) Contents() map[string][]byte {
	out := map[string][]byte{}
	for _, f := range t.Files {
		out[f.Name] = f.Src
	}
	return out
}

// Folders returns the folders that hold the tree's files, "." first.
func (t *Tree) Folders() []string {
	var out []string
	for _, f := range t.Files {
		if d := path.Dir(f.Name); !slices.Contains(out, d) {
			out = append(out, d)
		}
	}
	slices.Sort(out)
	return out
}

// folderOf returns the folder of the tree that an import path means.
func (t *Tree) folderOf(importPath string) (string, bool) {
	if importPath == t.ImportPath {
		return ".", true
	}
	rest, ok := strings.CutPrefix(importPath, t.ImportPath+"/")
	return rest, ok && slices.Contains(t.Folders(), rest)
}

func (f *File) offset(p token.Pos) int { return f.fset.PositionFor(p, false).Offset }

// text returns what stands between two places.
func (f *File) text(from, to token.Pos) string { return string(f.Src[f.offset(from):f.offset(to)]) }

// imports returns the paths of the file's imports by the names that they have in it. The name of a package is taken
// from its path unless the tree knows better.
func (t *Tree) imports(f *File) map[string]string {
	out := map[string]string{}
	for _, s := range f.ast.Imports {
		p, _ := strconv.Unquote(s.Path.Value)
		out[t.importName(s, p)] = p
	}
	return out
}

func (t *Tree) importName(s *ast.ImportSpec, p string) string {
	if s.Name != nil {
		return s.Name.Name
	}
	if folder, ok := t.folderOf(p); ok {
		for _, f := range t.Files {
			if path.Dir(f.Name) == folder && !strings.HasSuffix(f.ast.Name.Name, "_test") {
				return f.ast.Name.Name
			}
		}
	}
	if p == t.Hole {
		return "hole" // wherever it lies
	}
	return baseName(p)
}

// baseName guesses the name of a package by its import path, as people do.
func baseName(p string) string {
	base := path.Base(p)
	if len(base) > 1 && base[0] == 'v' && strings.Trim(base[1:], "0123456789") == "" && path.Dir(p) != "." {
		base = path.Base(path.Dir(p))
	}
	if i := strings.LastIndexByte(base, '.'); i > 0 && strings.HasPrefix(base[i+1:], "v") {
		base = base[:i] // gopkg.in/yaml.v3
	}
	base = strings.TrimPrefix(base, "go-")
	return strings.TrimSuffix(base, "-go")
}

// firstError returns the first of a parser's errors: the others tend to follow from it.
func firstError(err error) error {
	type list interface{ Unwrap() []error }
	if l, ok := err.(list); ok && len(l.Unwrap()) > 0 {
		return l.Unwrap()[0]
	}
	text, _, _ := strings.Cut(err.Error(), " (and ")
	return errors.New(text)
}
