package modules

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
)

// Files are the contents of go.mod and go.work files by their slash paths relative to a root.
type Files map[string]string

// Tree finds the module files that decide about any folder of a tree on disk: those in it, but for folders that hold no
// packages or that skip or an ignore directive leaves out, and those around it that are in force. It opens no other file.
func Tree(root string, skip func(dir string) bool) (Files, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	var mods, works []string
	err = filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, base := relative(root, name), d.Name()
		switch {
		case d.IsDir() && rel != "." && (base == "vendor" || base == "testdata" || base[0] == '_' || base[0] == '.' || skip(rel)):
			return fs.SkipDir
		case base == "go.mod" && isFile(name): // or a link to one: a sandbox is made of links
			mods = append(mods, rel)
		case base == "go.work" && isFile(name):
			works = append(works, rel)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	aroundMods, aroundWorks := around(root, root)
	mods, works = append(mods, aroundMods...), append(works, aroundWorks...)
	if workOff() {
		works = nil
	}
	files := Files{}
	m := New(root, func(name string) ([]byte, error) {
		b, err := os.ReadFile(onDisk(root, name))
		if err == nil {
			files[name] = string(b)
		}
		return b, err
	}, mods, works)
	if len(m.Problems) > 0 {
		return nil, m.Problems[0]
	}
	for _, mod := range m.Modules {
		if slices.ContainsFunc(m.Modules, func(o *Module) bool { return o != mod && o.Ignores(mod.Dir) }) {
			delete(files, path.Join(mod.Dir, "go.mod"))
		}
	}
	return files, nil
}

// Map reads the files as those of a root, which need not exist on disk.
func (f Files) Map(root string) *Map {
	var mods, works []string
	for _, name := range slices.Sorted(maps.Keys(f)) {
		if path.Base(name) == "go.work" {
			works = append(works, name)
		} else {
			mods = append(mods, name)
		}
	}
	return New(root, func(name string) ([]byte, error) {
		if text, ok := f[name]; ok {
			return []byte(text), nil
		}
		return nil, fs.ErrNotExist
	}, mods, works)
}

// Unbound returns a module of the tree, nil if there is none, that a main module of the build list requires but that no
// go.work file or replace directive binds to its folder. Who knows the build list alone takes it for somebody else's.
func (m *Map) Unbound(b *BuildList) *Module {
	for _, mod := range m.Modules {
		if mod.Path == "" || !inside(mod.Dir) {
			continue
		}
		if _, _, required := b.requirement(mod.Path); !required {
			continue
		}
		if dir, ok := b.Dir(mod.Path); !ok || dir != mod.Dir {
			return mod
		}
	}
	return nil
}
