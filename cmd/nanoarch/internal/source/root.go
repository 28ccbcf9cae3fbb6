package source

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"go/types"
	"maps"
	"path"
	"slices"
	"sync"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// root is a unit of the program whose typed sections are wanted.
type root struct {
	u    *universe
	unit *unit
	code *node // the code without tests that the unit belongs to: its own, or for an external test the one under test
	test *root // of an external test: the unit under test, nil if there is none

	looking sync.Once
	key     key
	missed  bool
}

// bodiesWithCode reports whether the bodies of the unit are to be read together with the code that importers see:
// there are no tests that would add to it, and no record in the cache.
func (r *root) bodiesWithCode() bool {
	return len(r.unit.names(true)) == 0 && r.lookUp()
}

// lookUp searches the cache for the unit's typed sections and reports whether they have to be read.
func (r *root) lookUp() bool {
	r.looking.Do(func() {
		if r.missed = r.u.l.cache.file == ""; r.missed {
			return // nothing is kept, so no key is needed
		}
		r.key = r.typedKey()
		if b, ok := r.u.l.cache.get(r.key); ok {
			if p, ok := decodeSections(typedSections, b, *r.unit.record); ok {
				p.Depth = inventory.DepthDataflow
				*r.unit.record = p
				return
			}
		}
		r.missed = true
	})
	return r.missed
}

// typedKey returns the key of the typed sections: own files, context, and the deep shapes of what is imported. An
// external test also depends on the tests beside it, which it can see.
func (r *root) typedKey() key {
	h := sha256.New()
	own := r.u.l.ownKey(r.unit)
	fmt.Fprintf(h, "typed\x00%x %s %s", own, r.u.l.hash, r.u.goCmd.key)
	for _, s := range typedSections {
		fmt.Fprintf(h, " %d", s.Version())
	}
	for _, p := range r.unit.uses {
		fmt.Fprintf(h, "\x00%q %s", p, r.u.deepOf(r.u.imported(r.code, p)))
	}
	if r.test != nil && len(r.test.unit.names(true)) > 0 {
		k := r.test.typedKey()
		fmt.Fprintf(h, "\x00%x", k)
	}
	return key(h.Sum(nil))
}

// imported returns the node that an import in the given package or its tests means.
func (u *universe) imported(from *node, p string) *node {
	if n := from.deps[p]; n != nil {
		return n
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.node(p)
}

// read fills the unit's typed sections.
func (r *root) read() {
	switch {
	case r.unit.record.Problem.Message != "":
	case len(r.unit.names(false))+len(r.unit.names(true)) == 0:
		r.unit.record.ReadTypes(inventory.Typed{
			Fset: newFileSet(nil), Pkg: types.NewPackage(r.unit.ImportPath, r.unit.Name), Info: newInfo(nil),
		}, &r.u.l.reading)
	case r.unit.TestOf == "" && r.code.local != r.unit: // refused above as one of several packages
	case !r.lookUp():
	case r.unit.TestOf != "":
		r.readTest(r.importsOfTest())
	case len(r.unit.names(true)) > 0:
		r.readTest(r.importsOf)
	default:
		if _, err := r.code.types(); err != nil {
			r.unit.fail(Problem{Message: err.Error(), File: r.unit.Dir})
		}
	}
}

// importsOf resolves what in-package tests and their code import.
func (r *root) importsOf(p string) (*types.Package, error) {
	if p == "unsafe" {
		return types.Unsafe, nil
	}
	return r.u.imported(r.code, p).types()
}

// readTest checks a unit with tests: all its files in one go, apart from the code that importers see.
func (r *root) readTest(importer func(string) (*types.Package, error)) {
	if r.code.cyclic {
		r.unit.fail(Problem{Message: r.code.err.Error(), File: r.unit.Dir})
		return
	}
	await(r.allDeps())
	l := r.u.l
	l.slots <- struct{}{}
	defer func() { <-l.slots }()
	files, err := l.sources(r.unit, slices.Concat(r.unit.names(false), r.unit.names(true)))
	if err != nil {
		r.unit.fail(Problem{Message: err.Error(), File: r.unit.Dir})
		return
	}
	r.take(checkJob{
		path: r.unit.ImportPath, name: r.unit.Name, goVersion: r.unit.language(), files: files, full: true,
		sizes: l.sizes(), importer: importer,
	}.run())
}

// allDeps returns what the unit imports, and of an external test also what the tests beside it import. All of it is
// checked before a slot is taken: nobody may wait for a slot while holding one.
func (r *root) allDeps() map[string]*node {
	deps := map[string]*node{}
	for _, p := range r.unit.uses {
		deps[p] = r.u.imported(r.code, p)
	}
	if r.test != nil {
		maps.Copy(deps, r.test.allDeps())
	}
	return deps
}

// take makes the record of a checked unit. The caller holds a slot; after it the syntax trees are gone.
func (r *root) take(c checked) {
	r.u.l.checked.Add(1)
	if p := c.problem; p != nil {
		file := r.unit.Dir
		if p.file != "" {
			file = path.Join(r.unit.Dir, p.file)
		}
		r.unit.fail(Problem{Message: p.message, File: file, Line: p.line})
		return
	}
	if err := r.readSections(c.Typed); err != nil {
		r.unit.fail(Problem{Message: err.Error(), File: r.unit.Dir})
		return
	}
	if r.unit.record.Problem.Message == "" {
		r.u.l.cache.put(r.key, func() []byte { return encodeSections(typedSections, r.unit.record) })
	}
}

// readSections never panics: a fault of the reader is a problem of the unit.
func (r *root) readSections(t inventory.Typed) (err error) {
	before := *r.unit.record
	defer func() {
		if fault := recover(); fault != nil {
			*r.unit.record = before
			err = errors.New("the reader failed: " + fmt.Sprint(fault))
		}
	}()
	r.unit.record.ReadTypes(t, &r.u.l.reading)
	return nil
}
