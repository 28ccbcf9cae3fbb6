package source

import (
	"errors"
	"fmt"
	"go/types"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// types returns the package with its declarations, checked when it is asked for the first time.
func (n *node) types() (*types.Package, error) {
	n.typing.Do(func() {
		if n.failed = n.check(); n.pkg != nil && n.pkg != types.Unsafe {
			n.importShadows(n.pkg)
		}
	})
	return n.pkg, n.failed
}

// check type-checks the package after those that it imports. Waiting holds no slot, so at most as many syntax trees
// exist as there are slots.
func (n *node) check() error {
	if n.pkg != nil {
		return nil
	}
	if err := n.u.ask(); err != nil && n.local == nil {
		return err
	}
	if n.err != nil {
		return n.err
	}
	if n.root != nil && n.root.bodiesWithCode() {
		return n.checkBodies()
	}
	standard := n.local == nil && n.outside != nil && n.outside.Standard
	if standard {
		if n.pkg = n.u.l.stdTypes.load(n.path); n.pkg != nil {
			n.kept = true
			return nil
		}
	}
	files, needs, err := n.declarations()
	if err != nil {
		return err
	}
	await(needs)
	n.u.l.enter()
	defer n.u.l.leave()
	c := n.job(files, false).run()
	n.pkg, n.faulty = c.Pkg, c.problem != nil
	n.u.l.declared.Add(1)
	if standard && !n.faulty && n.keepsTypes() {
		n.kept = true
		n.u.l.stdTypes.add(n.path, n.pkg)
	}
	return nil
}

// keepsTypes reports whether everything that the package can say of others' types is kept.
func (n *node) keepsTypes() bool {
	for _, d := range n.needed {
		if d.path != "unsafe" && !d.kept {
			return false
		}
	}
	return true
}

// checkBodies checks all of the package at once: what importers see, and what its record is made of.
func (n *node) checkBodies() error {
	await(n.deps)
	n.u.l.enter()
	defer n.u.l.leave()
	files, err := n.u.l.sources(n.local, n.local.names(false))
	if err != nil {
		return err
	}
	c := n.job(files, true).run()
	n.pkg, n.faulty = c.Pkg, c.problem != nil
	n.root.take(c)
	n.root.done() // others may wait for the package for long, and its record is large
	return nil
}

// declarations reads the package without bodies, and returns what of its imports is needed to understand the rest.
func (n *node) declarations() (files []sourceFile, needs map[string]*node, err error) {
	if files, err = n.read(); err != nil {
		return nil, nil, err
	}
	needs = map[string]*node{}
	for i := range files {
		f := strip(files[i], n.nameOf)
		files[i] = f.sourceFile
		for _, p := range f.needs {
			if d := n.deps[p]; d != nil {
				needs[p] = d
			}
		}
	}
	n.needed = needs
	return files, needs, nil
}

// nameOf returns the name of a package that is imported, "" if it is not known.
func (n *node) nameOf(importPath string) string {
	if d := n.deps[importPath]; d != nil {
		return d.name()
	}
	return ""
}

// name returns the name of the package, "" if it is not known.
func (n *node) name() string {
	switch {
	case n.local != nil:
		return n.local.Name
	case n.outside != nil:
		return n.outside.Name
	case n.path == "unsafe":
		return n.path
	}
	return ""
}

// read reads the files of the code.
func (n *node) read() ([]sourceFile, error) {
	if n.local != nil {
		return n.u.l.sources(n.local, n.local.names(false))
	}
	if n.outside == nil {
		return nil, errors.New("the go command was not asked about this package")
	}
	var files []sourceFile
	for _, name := range slices.Concat(n.outside.GoFiles, n.outside.CgoFiles) {
		if !filepath.IsAbs(name) {
			name = filepath.Join(n.outside.Dir, name)
		}
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		b, err := readBounded(name, f)
		if err != nil {
			return nil, err
		}
		files = append(files, sourceFile{filepath.Base(name), b})
	}
	return files, nil
}

// await has all packages checked, side by side.
func await(deps map[string]*node) {
	var wg sync.WaitGroup
	for _, d := range deps {
		wg.Go(func() { _, _ = d.types() }) // whoever needs it asks again and gets the error
	}
	wg.Wait()
}

// job describes a check of the package with these files.
func (n *node) job(files []sourceFile, full bool) checkJob {
	j := checkJob{path: n.path, files: files, full: full, sizes: n.u.l.sizes(), importer: n.importer(full)}
	if n.local != nil {
		j.name, j.goVersion = n.local.Name, n.local.language()
	} else {
		j.name = n.outside.Name
	}
	return j
}

// importer finds what the package's imports mean. Packages that only bodies name are empty unless bodies are checked.
func (n *node) importer(bodies bool) func(string) (*types.Package, error) {
	return func(p string) (*types.Package, error) {
		if p == "unsafe" {
			return types.Unsafe, nil
		}
		d := n.deps[p]
		if d == nil {
			return nil, misplaced(p)
		}
		if !bodies && n.needed[p] == nil {
			return d.shadow(), nil
		}
		return d.types()
	}
}

// sources reads files of a unit again. They must be what the index has seen.
func (l *loader) sources(u *unit, names []string) ([]sourceFile, error) {
	var out []sourceFile
	for _, f := range u.Files {
		if !slices.Contains(names, f.Name) {
			continue
		}
		b, err := l.view.readAround(path.Join(u.Dir, f.Name))
		if err != nil {
			return nil, err
		}
		if f.Hash != "" && inventory.BlobHash(b) != f.Hash {
			return nil, fmt.Errorf("%s changed while it was read", path.Join(u.Dir, f.Name))
		}
		out = append(out, sourceFile{f.Name, b})
	}
	return out, nil
}

// language returns the language version of the unit: Go 1.16 for a module without a go line.
func (u *unit) language() string {
	switch {
	case u.GoVersion != "":
		return u.GoVersion
	case u.Module != "":
		return "1.16"
	}
	return ""
}

// deepShape returns the hash of everything that importers can see of a local package. With nothing changed it comes
// from the cache, and no type is checked.
func (n *node) deepShape() string {
	n.shaped.Do(func() {
		defer n.shapeKnown.Store(true)
		var same bool
		if n.shape, same = n.u.settled.shapeOf(n.local); same {
			return
		}
		if n.err != nil {
			n.shape = "error " + n.err.Error()
			return
		}
		k := n.shapeKey()
		if b, ok := n.u.l.cache.Get(k); ok {
			n.shape = string(b)
			return
		}
		pkg, err := n.types()
		if err != nil {
			n.shape = "error " + err.Error()
			return
		}
		n.shape = inventory.Shape(pkg, n.u.deep)
		if !n.faulty {
			n.u.l.cache.Put(k, []byte(n.shape), true)
		}
	})
	return n.shape
}

// shapeKey returns the key of the deep shape: the package's code, and what it sees of others.
func (n *node) shapeKey() Key {
	h := keyHash{}
	h.list([]string{"shape", n.u.goCmd.key, n.path, n.local.Name, n.local.language()})
	for i := range n.local.Files {
		if f := &n.local.Files[i]; f.Excluded == "" && !f.Test {
			h.string(f.Name)
			h.string(f.Hash)
		}
	}
	for _, p := range n.local.needs {
		h.string(p)
		h.string(n.u.deepOf(n.deps[p]))
	}
	return h.sum()
}

// deepOf returns the shape of a package that is imported.
func (u *universe) deepOf(n *node) string {
	if n.local == nil {
		return u.outsideShape(n.path)
	}
	return n.deepShape()
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
