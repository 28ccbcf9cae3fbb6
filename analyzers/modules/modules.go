// Package modules answers which folder an import path means. It reads go.mod and go.work files only, never packages,
// so that every driver can afford it: the command reads all modules of a tree (New), a driver that sees one package
// reads those around it (Above).
package modules

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"
)

// Problem is a go.mod or go.work file that cannot be read.
type Problem struct {
	File    string // slash path relative to the root
	Line    int    // 1-based, 0 if unknown
	Message string
}

// Error makes a Problem an error.
func (p Problem) Error() string { return p.Message }

// Map is what the go.mod and go.work files of a tree say.
type Map struct {
	Modules  []*Module // sorted by folder
	Problems []Problem // sorted by file
	root     string    // absolute slash path of the root
	works    map[string]*work
	lists    map[string]*BuildList
}

// work is a go.work file.
type work struct {
	goLine   string
	uses     []string
	replaces []Replace
}

// New reads the given go.mod and go.work files, slash paths relative to root, and the go.mod files of the folders that a
// go.work file uses. A file that cannot be read becomes a Problem of the Map. The root is an absolute path; it need not
// exist on disk, readFile alone says what the files hold.
func New(root string, readFile func(name string) ([]byte, error), goMods, goWorks []string) *Map {
	m := &Map{root: filepath.ToSlash(root), works: map[string]*work{}, lists: map[string]*BuildList{}}
	for _, name := range goWorks {
		m.addWork(readFile, name)
	}
	seen := map[string]bool{}
	for _, name := range goMods {
		m.addModule(readFile, path.Dir(name), seen)
	}
	for _, dir := range slices.Sorted(maps.Keys(m.works)) {
		for _, used := range m.works[dir].uses {
			m.addModule(readFile, used, seen)
		}
	}
	slices.SortFunc(m.Modules, func(a, b *Module) int { return strings.Compare(a.Dir, b.Dir) })
	slices.SortFunc(m.Problems, func(a, b Problem) int { return strings.Compare(a.File, b.File) })
	for _, mod := range m.Modules {
		m.lists[mod.Dir] = m.newList(mod)
	}
	return m
}

func (m *Map) addModule(readFile func(string) ([]byte, error), dir string, seen map[string]bool) {
	if seen[dir] {
		return
	}
	seen[dir] = true
	name := path.Join(dir, "go.mod")
	b, err := readFile(name)
	if err != nil {
		m.problem(name, err)
		return
	}
	f, err := modfile.Parse(name, b, nil)
	if err != nil {
		m.problem(name, err)
		return
	}
	mod := &Module{Dir: dir, Below: Below(m.root, dir), Replaces: m.replaces(dir, f.Replace)}
	if f.Module != nil {
		mod.Path = f.Module.Mod.Path
	}
	if f.Go != nil {
		mod.Go = f.Go.Version
	}
	for _, i := range f.Ignore {
		mod.Ignore = append(mod.Ignore, i.Path)
	}
	for _, r := range f.Require {
		mod.Requires = append(mod.Requires, Require{r.Mod.Path, r.Mod.Version, r.Syntax.Start.Line})
	}
	slices.SortFunc(mod.Requires, func(a, b Require) int { return strings.Compare(a.Path, b.Path) })
	m.Modules = append(m.Modules, mod)
}

func (m *Map) addWork(readFile func(string) ([]byte, error), name string) {
	b, err := readFile(name)
	if err != nil {
		m.problem(name, err)
		return
	}
	f, err := modfile.ParseWork(name, b, nil)
	if err != nil {
		m.problem(name, err)
		return
	}
	dir := path.Dir(name)
	w := &work{replaces: m.replaces(dir, f.Replace)}
	if f.Go != nil {
		w.goLine = f.Go.Version
	}
	for _, u := range f.Use {
		w.uses = append(w.uses, m.join(dir, u.Path))
	}
	slices.Sort(w.uses)
	m.works[dir] = w
}

func (m *Map) problem(name string, err error) {
	p := Problem{File: name, Message: fmt.Sprintf("cannot read %s: %v", name, err)}
	var list modfile.ErrorList
	if errors.As(err, &list) && len(list) > 0 {
		p.Line = list[0].Pos.Line
		p.Message = fmt.Sprintf("cannot read %s: %v", name, list[0].Err)
	}
	m.Problems = append(m.Problems, p)
}

func (m *Map) replaces(dir string, directives []*modfile.Replace) []Replace {
	var out []Replace
	for _, d := range directives {
		r := Replace{Path: d.Old.Path, Version: d.Old.Version}
		if d.New.Version == "" { // only folders have no version
			r.Dir = m.join(dir, d.New.Path)
		}
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, b Replace) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(b.Version, a.Version))
	})
	return out
}

// join resolves a folder that a file in dir names.
func (m *Map) join(dir, name string) string {
	if filepath.IsAbs(name) || path.IsAbs(name) {
		return m.rel(filepath.ToSlash(filepath.Clean(name)))
	}
	return m.rel(path.Join(m.abs(dir), filepath.ToSlash(name)))
}

func (m *Map) abs(dir string) string {
	switch {
	case path.IsAbs(dir) || filepath.IsAbs(dir):
		return dir
	case inside(dir) && dir != "." && m.root != "/":
		return m.root + "/" + dir // most often, and a cleaning is dear
	}
	return path.Join(m.root, dir)
}

// in returns the folder that the rest of a path leads to below a folder; both are clean.
func (m *Map) in(dir, rest string) string {
	switch {
	case rest == "":
		return dir
	case dir == ".":
		return rest
	case inside(dir):
		return dir + "/" + rest
	}
	return m.join(dir, rest)
}

// rel is the opposite of abs.
func (m *Map) rel(abs string) string {
	if rel, err := filepath.Rel(filepath.FromSlash(m.root), filepath.FromSlash(abs)); err == nil {
		return filepath.ToSlash(rel)
	}
	return abs
}

// Of returns the module that holds the folder, nil if none does.
func (m *Map) Of(dir string) *Module {
	var best *Module
	length := -1
	for _, mod := range m.Modules {
		if _, depth, ok := m.behind(mod, dir); ok && depth > length {
			best, length = mod, depth
		}
	}
	return best
}

// behind returns the part of a folder's path behind that of a module that holds it, and how deep the module lies.
func (m *Map) behind(mod *Module, dir string) (rest string, depth int, ok bool) {
	if inside(mod.Dir) && inside(dir) {
		switch {
		case mod.Dir == "." && dir == ".":
			return "", len(m.root), true
		case mod.Dir == ".":
			return dir, len(m.root), true
		}
		rest, ok = below(mod.Dir, dir)
		return rest, len(m.root) + 1 + len(mod.Dir), ok
	}
	abs := m.abs(mod.Dir)
	rest, ok = below(abs, m.abs(dir))
	return rest, len(abs), ok
}

// ImportPath returns the path by which other packages import the folder, "" if no module with a path holds it.
func (m *Map) ImportPath(dir string) string {
	mod := m.Of(dir)
	if mod == nil || mod.Path == "" {
		return ""
	}
	rest, _, _ := m.behind(mod, dir)
	if rest == "" {
		return mod.Path
	}
	return mod.Path + "/" + rest
}

// Dir returns the folder that an import in a file of fromDir means. It follows the build list of the importing module
// first; a module of this tree that the build list takes from elsewhere, or does not know, is found by its path. It is
// not ok if the import leads out of the tree.
func (m *Map) Dir(fromDir, importPath string) (dir string, ok bool) {
	required := 0 // length of the path of a required module that is found elsewhere
	if b := m.List(fromDir); b != nil {
		if dir, ok := b.Dir(importPath); ok {
			return dir, inside(dir)
		}
		if x, _, ok := b.find(importPath); ok {
			required = len(x.path)
		}
	}
	best := ""
	for _, mod := range m.Modules { // in order of folders: of equal paths the first wins
		rest, ok := below(mod.Path, importPath)
		if !ok || len(mod.Path) <= len(best) || len(mod.Path) < required {
			continue
		}
		if d := m.in(mod.Dir, rest); inside(d) {
			best, dir = mod.Path, d
		}
	}
	return dir, best != ""
}

// FirstParty returns the paths of this program's modules: those of the tree, and those that a replace directive binds
// to a folder; sorted.
func (m *Map) FirstParty() []string {
	var out []string
	for _, mod := range m.Modules {
		if mod.Path != "" {
			out = append(out, mod.Path)
		}
	}
	for _, b := range m.lists {
		for _, x := range b.bindings {
			if x.dir != "" {
				out = append(out, x.path)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Required returns the paths of all required modules that are not first-party, sorted.
func (m *Map) Required() []string {
	first := m.FirstParty()
	var out []string
	for _, mod := range m.Modules {
		for _, r := range mod.Requires {
			if _, found := slices.BinarySearch(first, r.Path); !found {
				out = append(out, r.Path)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Outside returns the required modules that their path alone does not show to be outside ones; sorted. Those without a
// dot in the first element could be mistaken for the standard library, those below a module of the tree for a part of it.
func (m *Map) Outside() []string {
	own := m.FirstParty()
	return slices.DeleteFunc(m.Required(), func(p string) bool {
		first, _, _ := strings.Cut(p, "/")
		return slices.Contains(own, p) || strings.Contains(first, ".") &&
			!slices.ContainsFunc(own, func(o string) bool { return strings.HasPrefix(p, o+"/") })
	})
}

// below returns the part of name behind the folder or path base, and whether name is base or lies below it.
func below(base, name string) (rest string, ok bool) {
	switch {
	case base == name:
		return "", true
	case base == "/":
		return name[1:], true
	}
	rest, ok = strings.CutPrefix(name, base)
	if !ok || rest[0] != '/' {
		return "", false
	}
	return rest[1:], true
}

// inside reports whether a folder lies in the tree.
func inside(dir string) bool {
	return dir != ".." && !strings.HasPrefix(dir, "../") && !path.IsAbs(dir) && !filepath.IsAbs(dir)
}
