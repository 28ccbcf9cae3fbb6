package modules

import (
	"go/version"
	"path"
	"slices"
	"strings"

	"golang.org/x/mod/semver"
)

// BuildList is a set of modules that the go command resolves together: the modules of a go.work file, or one module
// with its replace directives.
type BuildList struct {
	Folder   string    // of the go.work or go.mod file in force
	Work     bool      // it is a go.work file
	Go       string    // its go line, "" if there is none
	Mains    []*Module // main modules, sorted by folder
	bindings []binding // longest path first
	in       *Map
}

// binding says where a module comes from; the folder of an outside one is "".
type binding struct{ path, dir string }

// List returns the build list in force for the files of a folder, nil if no module holds it.
func (m *Map) List(dir string) *BuildList {
	mod := m.Of(dir)
	if mod == nil {
		return nil
	}
	return m.lists[mod.Dir]
}

// Lists returns all build lists, sorted by folder.
func (m *Map) Lists() []*BuildList {
	var out []*BuildList
	for _, mod := range m.Modules {
		if b := m.lists[mod.Dir]; !slices.Contains(out, b) {
			out = append(out, b)
		}
	}
	return out
}

func (m *Map) newList(mod *Module) *BuildList {
	dir, w := m.workOf(mod)
	if w == nil {
		b := &BuildList{Folder: mod.Dir, Go: mod.Go, Mains: []*Module{mod}, in: m}
		b.bind(mod.Replaces)
		return b
	}
	for _, known := range m.lists {
		if known.Work && known.Folder == dir {
			return known
		}
	}
	b := &BuildList{Folder: dir, Work: true, Go: w.goLine, in: m}
	replaces := slices.Clone(w.replaces)
	for _, used := range m.Modules {
		if slices.Contains(w.uses, used.Dir) {
			b.Mains = append(b.Mains, used)
			replaces = append(replaces, used.Replaces...)
		}
	}
	b.bind(replaces)
	return b
}

// workOf finds the nearest go.work file above a module. It is in force if it uses the module.
func (m *Map) workOf(mod *Module) (dir string, w *work) {
	longest := -1
	for d, candidate := range m.works {
		abs := m.abs(d)
		if _, ok := below(abs, m.abs(mod.Dir)); ok && len(abs) > longest {
			longest, dir, w = len(abs), d, candidate
		}
	}
	if w == nil || !slices.Contains(w.uses, mod.Dir) {
		return "", nil
	}
	return dir, w
}

// bind fills the bindings. Main modules come first, then replaces in the given order, then required modules.
func (b *BuildList) bind(replaces []Replace) {
	seen := map[string]bool{}
	add := func(p, dir string) {
		if p != "" && !seen[p] {
			seen[p] = true
			b.bindings = append(b.bindings, binding{p, dir})
		}
	}
	for _, mod := range b.Mains {
		add(mod.Path, mod.Dir)
	}
	for _, r := range replaces {
		if b.applies(r) {
			add(r.Path, r.Dir)
		}
	}
	for _, mod := range b.Mains {
		for _, r := range mod.Requires {
			add(r.Path, "")
		}
	}
	slices.SortStableFunc(b.bindings, func(x, y binding) int {
		if d := len(y.path) - len(x.path); d != 0 {
			return d
		}
		return strings.Compare(x.path, y.path)
	})
}

// applies reports whether a replace directive concerns the version that the build list has. A module that no main one
// requires has a version that go.mod files do not tell; from Go 1.17 on nothing is imported from such a module.
func (b *BuildList) applies(r Replace) bool {
	_, selected, known := b.requirement(r.Path)
	switch {
	case known:
		return r.Version == "" || r.Version == selected.Version
	case r.Version == "":
		return r.Dir != ""
	}
	lists := func(m *Module) bool { return version.Compare("go"+m.Go, "go1.17") >= 0 }
	return r.Dir != "" && !slices.ContainsFunc(b.Mains, lists)
}

// Requirement returns the require directive, and the main module that has it, for the module that provides an import
// path: the longest one that covers it.
func (b *BuildList) Requirement(importPath string) (in *Module, r Require, ok bool) {
	for p := importPath; p != "." && p != "/"; p = path.Dir(p) {
		if in, r, ok = b.requirement(p); ok {
			return in, r, true
		}
	}
	return nil, Require{}, false
}

// Main reports whether an import path belongs to a main module.
func (b *BuildList) Main(importPath string) bool {
	x, _, ok := b.find(importPath)
	return ok && slices.ContainsFunc(b.Mains, func(m *Module) bool { return m.Path == x.path })
}

// requirement returns the require directive for exactly that module, of several main modules' the highest version.
func (b *BuildList) requirement(modulePath string) (in *Module, r Require, ok bool) {
	for _, mod := range b.Mains {
		for _, x := range mod.Requires {
			if x.Path == modulePath && (!ok || semver.Compare(x.Version, r.Version) > 0) {
				in, r, ok = mod, x, true
			}
		}
	}
	return in, r, ok
}

// Dir returns the folder that an import path means in this build list. It is not ok if the path belongs to the standard
// library or to a module that no folder is bound to. The folder may lie outside the tree.
func (b *BuildList) Dir(importPath string) (dir string, ok bool) {
	x, rest, ok := b.find(importPath)
	if !ok || x.dir == "" {
		return "", false
	}
	return b.in.in(x.dir, rest), true
}

// find returns the binding with the longest path that covers an import path, and the rest of that.
func (b *BuildList) find(importPath string) (x binding, rest string, ok bool) {
	for _, x := range b.bindings {
		if rest, ok := below(x.path, importPath); ok {
			return x, rest, true
		}
	}
	return binding{}, "", false
}

// Bound returns the folders that modules of the build list are bound to, main modules included; sorted.
func (b *BuildList) Bound() []string {
	var out []string
	for _, x := range b.bindings {
		if x.dir != "" {
			out = append(out, x.dir)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
