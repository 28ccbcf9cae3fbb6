package source

import (
	"fmt"
	"path"
	"runtime"
	"slices"
	"sync"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/modules"
)

// Visit says what is wanted of the units, and takes the records as they come, from several goroutines.
type Visit struct {
	// Want returns the sections deeper than imports that are wanted of a unit; nil wants all.
	Want func(*inventory.Package) inventory.Section
	// Known reports whether what would be made of the unit's record in that state is known, and which sections are wanted all
	// the same. If none is, the unit is not read and not handed over.
	Known func(u *inventory.Package, state Key) (rest inventory.Section, ok bool)
	// Done takes a record that was read. When it returns, these sections are dropped; nil keeps all of them.
	Done func(u *inventory.Package, state Key)
}

// readTypes fills the typed sections of all units, one build list after the other, so that one's types are gone before
// the next one's come.
func (l *loader) readTypes() error {
	goCmd, err := newGoCommand(l.ctx, l.opt.Build, l.cache)
	if err != nil {
		return err
	}
	l.std = map[string]*node{}
	l.stdTypes = newStdStore(goCmd)
	l.slots = make(chan struct{}, max(2, runtime.GOMAXPROCS(0)))
	l.refuseMixedFolders()
	byList := map[*modules.BuildList][]*unit{}
	for _, u := range l.units {
		b := l.modules.List(u.Dir)
		byList[b] = append(byList[b], u)
	}
	for _, b := range append(l.modules.Lists(), nil) {
		if len(byList[b]) > 0 {
			l.readList(goCmd, b, byList[b])
		}
	}
	l.stdTypes.save()
	l.std, l.stdTypes = nil, nil // by which all other types are held
	return l.ctx.Err()
}

// refuseMixedFolders marks the units of folders in which files of several packages count: nobody can build them.
func (l *loader) refuseMixedFolders() {
	for _, units := range l.byDir {
		if len(units) < 2 {
			continue
		}
		var counting []*unit
		for _, u := range units {
			if u.TestOf == "" && len(u.names(false))+len(u.names(true)) > 0 {
				counting = append(counting, u)
			}
		}
		if len(counting) < 2 {
			continue
		}
		for _, u := range counting {
			u.fail(Problem{
				Message: fmt.Sprintf("folder %s holds files of the packages %s and %s; keep one package in a folder", u.Dir, counting[0].Name, counting[1].Name),
				File:    path.Join(u.Dir, slices.Concat(u.names(false), u.names(true))[0]),
			})
		}
	}
}

// fail records why the unit could not be read; the first reason stays. Nothing is told of such a unit but its imports.
func (u *unit) fail(p Problem) {
	u.DropTypes()
	if u.Problem.Message == "" {
		u.Problem = p
	}
}

// readList fills the typed sections of the units of a build list.
func (l *loader) readList(goCmd *goCommand, b *modules.BuildList, units []*unit) {
	u := newUniverse(l, goCmd, b)
	u.units = units
	roots := u.roots(u.settle(units))
	u.markCycles()
	if u.settled == nil {
		u.lookOutside()
	}
	// More goroutines than slots: most of them wait for dependencies.
	work := make(chan *root)
	var wg sync.WaitGroup
	for range 8 * cap(l.slots) {
		wg.Go(func() {
			for r := range work {
				r.read()
				r.done()
			}
		})
	}
	for _, r := range roots {
		if l.ctx.Err() == nil {
			work <- r
		}
	}
	close(work)
	wg.Wait()
	if len(roots) > 0 || u.linksAreOld() {
		u.saveLinks(units, roots)
	}
	l.errors = append(l.errors, u.faults()...)
}

// moduleFile returns the file in which the build list is written.
func (u *universe) moduleFile() string {
	switch {
	case u.list == nil:
		return ""
	case u.list.Work:
		return path.Join(u.list.Folder, "go.work")
	}
	return path.Join(u.list.Folder, "go.mod")
}

// roots makes the nodes of units and of what they import, tests included.
func (u *universe) roots(units []*unit) []*root {
	var out []*root
	for _, x := range units {
		for _, p := range x.uses {
			u.node(p)
		}
		out = append(out, u.root(x))
	}
	for _, r := range out {
		if r.unit.TestOf != "" && r.code.local != nil {
			r.test = u.root(r.code.local)
		}
	}
	return out
}

// root returns the root of a unit, made when it is asked for the first time.
func (u *universe) root(x *unit) *root {
	if r := u.byUnit[x]; r != nil {
		return r
	}
	importPath := x.ImportPath
	if x.TestOf != "" {
		importPath = x.TestOf
	}
	r := &root{u: u, unit: x, code: u.code(importPath, x)}
	if x.TestOf == "" && r.code.local == x {
		r.code.root = r
	}
	u.byUnit[x] = r
	return r
}

// code returns the node of a unit's import path. Units that no module holds, or whose path means another folder to the
// build list, get one of their own.
func (u *universe) code(importPath string, x *unit) *node {
	if u.list != nil {
		if dir, ok := u.folder(importPath); ok && dir == x.Dir {
			return u.node(importPath)
		}
	}
	own := "./" + importPath
	n := u.nodes[own]
	if n == nil {
		n = &node{u: u, path: importPath}
		u.nodes[own] = n
		n.setLocal(x.Dir)
	}
	return n
}
