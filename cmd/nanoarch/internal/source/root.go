package source

import (
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

	barring sync.Once
	bars    bool // see barred
	looking sync.Once
	handing sync.Once
	key     Key
	known   bool              // whoever asks needs nothing of it
	missing inventory.Section // typed sections that are wanted and have to be read
	taken   bool              // a record was made, or what is wrong was noted
}

// bodiesWithCode reports whether the bodies of the unit are to be read together with the code that importers see:
// there are no tests that would add to it, and no record in the cache.
func (r *root) bodiesWithCode() bool {
	return len(r.unit.names(true)) == 0 && !r.barred() && r.lookUp()
}

// lookUp searches the cache for the unit's typed sections and reports whether any has to be read.
func (r *root) lookUp() bool {
	r.looking.Do(func() {
		switch l := r.u.l; {
		case l.cache == nil: // nothing is kept, and no key is needed
		case l.visit.Want != nil && l.visit.Want(r.unit.Package) == 0: // what it imports may not even be on this machine
			r.key = KeyOf("unread", r.unit.own.String())
		default:
			r.key = r.typedKey()
		}
		r.fetch()
	})
	return r.missing != 0
}

// fetch takes what is wanted of the unit from the cache, and notes what is missing there.
func (r *root) fetch() {
	l := r.u.l
	r.missing = inventory.SyntaxSections | inventory.TypedSections
	if l.visit.Want != nil {
		r.missing = (r.missing | inventory.SectionBodies) & l.visit.Want(r.unit.Package)
	}
	if r.unit.Problem.Message != "" {
		r.missing = 0 // nothing is told of it, whoever imports it
	}
	if l.cache == nil || r.missing == 0 {
		return
	}
	if l.visit.Known != nil {
		if rest, ok := l.visit.Known(r.unit.Package, r.key); ok {
			r.missing &= rest
			r.known = r.missing == 0
		}
	}
	for _, s := range deepSections {
		if r.missing&s == 0 {
			continue
		}
		if b, ok := l.cache.Get(r.sectionKey(s)); ok && r.unit.Decode(s, b) == nil {
			r.missing &^= s
		}
	}
	if r.missing == 0 {
		r.unit.Depth = inventory.DepthTypes
		if r.unit.Has(inventory.SectionErrors) {
			r.unit.Depth = inventory.DepthDataflow
		}
	}
}

// sectionKey returns the key of a section of the unit. Sections that need no types depend on the unit's files alone.
func (r *root) sectionKey(s inventory.Section) Key {
	if s&inventory.SyntaxSections != 0 {
		return r.unit.own.of(s)
	}
	return r.key.of(s)
}

// of returns the key of one section of a unit in a state.
func (k Key) of(s inventory.Section) Key {
	k[len(k)-1] ^= byte(s)
	k[len(k)-2] ^= byte(s.Version())
	return k
}

// typedKey returns the key of the typed sections: own files, context, and the deep shapes of what is imported. An
// external test also depends on the tests beside it, which it can see.
func (r *root) typedKey() Key {
	h := keyHash{}
	h.string("typed")
	h.key(r.unit.own)
	h.key(r.u.l.state)
	h.string(r.u.goCmd.key)
	for _, p := range r.unit.uses {
		h.string(p)
		h.string(r.u.deepOf(r.u.imported(r.code, p)))
	}
	if r.test != nil && len(r.test.unit.names(true)) > 0 {
		h.key(r.test.typedKey())
	}
	return h.sum()
}

// done hands the record over, once, and lets go of what is not to be kept.
func (r *root) done() { r.handing.Do(r.handOver) }

func (r *root) handOver() {
	l := r.u.l
	l.count()
	v := &l.visit
	if v.Done == nil {
		return
	}
	if !r.known {
		v.Done(r.unit.Package, r.key)
	}
	r.unit.DropTypes()
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
	case r.unit.Problem.Message != "":
	case len(r.unit.names(false))+len(r.unit.names(true)) == 0:
		r.unit.ReadTypes(inventory.Typed{
			Fset: newFileSet(nil), Pkg: types.NewPackage(r.unit.ImportPath, r.unit.Name), Info: newInfo(nil),
		}, &r.u.l.reading)
	case r.unit.TestOf == "" && r.code.local != r.unit: // refused above as one of several packages
	case r.barred():
	case !r.lookUp():
	case r.unit.TestOf != "":
		r.readTest(r.importsOfTest())
	case len(r.unit.names(true)) > 0:
		r.readTest(r.importsOf)
	default:
		if _, err := r.code.types(); err != nil {
			r.unit.fail(Problem{Message: err.Error(), File: r.unit.Dir})
		} else if !r.taken { // its declarations were asked for before it had a root
			r.readTest(r.importsOf)
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
	deps := r.allDeps()
	await(deps)
	l := r.u.l
	l.enter()
	defer l.leave()
	files, err := l.sources(r.unit, slices.Concat(r.unit.names(false), r.unit.names(true)))
	if err != nil {
		r.unit.fail(Problem{Message: err.Error(), File: r.unit.Dir})
		return
	}
	r.take(checkJob{
		path: r.unit.ImportPath, name: r.unit.Name, goVersion: r.unit.language(), files: files, full: true,
		sizes: l.sizes(), importer: func(p string) (*types.Package, error) {
			if deps[p] == nil && p != "unsafe" {
				return nil, misplaced(p) // nobody has waited for it, and now is too late
			}
			return importer(p)
		},
	}.run())
}

// misplaced is the error of an import that stands where the index does not look for it, behind other declarations.
func misplaced(p string) error { return fmt.Errorf("package %s is not imported", p) }

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
	r.taken = true
	if r.unit.Problem.Message != "" {
		return // of the folder: whoever imports the unit must not make a record of it
	}
	r.u.l.checked.Add(1)
	if p := c.problem; p != nil {
		file := r.unit.Dir
		if p.file != "" {
			file = path.Join(r.unit.Dir, p.file)
		}
		r.unit.fail(Problem{Message: p.message, File: file, Line: p.line})
		return
	}
	c.Want = r.missing
	if err := r.readSections(c.Typed); err != nil {
		r.unit.fail(Problem{Message: err.Error(), File: r.unit.Dir})
		return
	}
	if r.u.l.cache == nil || r.unit.Problem.Message != "" {
		return
	}
	for _, s := range deepSections {
		if r.unit.Has(s) {
			r.u.l.cache.Put(r.sectionKey(s), r.unit.Encode(s), false)
		}
	}
}

// readSections never panics: a fault of the reader is a problem of the unit.
func (r *root) readSections(t inventory.Typed) (err error) {
	before := *r.unit.Package
	defer func() {
		if fault := recover(); fault != nil {
			*r.unit.Package = before
			err = errors.New("the reader failed: " + fmt.Sprint(fault))
		}
	}()
	r.unit.ReadTypes(t, &r.u.l.reading)
	return nil
}
