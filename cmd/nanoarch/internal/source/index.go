package source

import (
	"cmp"
	"errors"
	"go/build/constraint"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/constraints"
	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// unit is one unit as the index knows it.
type unit struct {
	*inventory.Package
	primary bool     // the unit that other packages import
	uses    []string // import paths of the files that count, without "C"; sorted
	needs   []string // those of its code alone; of an external test all
	own     Key      // of the files, see ownKey
	folder  Key      // under which the units of the folder are kept, zero if they are not
}

// file is a file as the index reads it; its scan is there.
type file struct {
	inventory.Source
	fault Problem // why nobody can tell whether it counts
}

func (f *file) test() bool { return strings.HasSuffix(f.Name, "_test.go") }

// readFiles reads the files of a folder and finds out which of them count.
func (l *loader) readFiles(d folder) (files []*file, unread error) {
	buf := l.buffers.Get().(*[]byte) // nothing keeps what is read
	defer l.buffers.Put(buf)
	for _, name := range d.files {
		b, err := l.view.readTo(below(d.dir, name), *buf)
		if cap(b) > cap(*buf) {
			*buf = b
		}
		if err != nil {
			unread = errors.Join(unread, err)
			continue
		}
		f := &file{Source: inventory.Source{Name: name, Scan: inventory.ScanFile(name, b)}}
		f.Hash = inventory.BlobHash(b)
		f.Excluded = l.opt.Build.Excluded(f.Name, b, f.Scan.Package, f.Scan.Cgo)
		if l.opt.Generated != nil {
			f.Generated = l.opt.Generated(below(d.dir, name))
		}
		if constraint.IsGoBuild(f.Excluded) {
			f.fault.Line, f.fault.Message = constraints.Fault(b)
			f.fault.File = below(d.dir, name)
		}
		files = append(files, f)
	}
	return files, unread
}

// below returns the name of an entry of a folder.
func below(dir, name string) string {
	if dir == "." {
		return name
	}
	return dir + "/" + name
}

// importPath returns how a folder is imported; one that no module holds goes by its own path.
func (l *loader) importPath(dir string) string { return cmp.Or(l.modules.ImportPath(dir), dir) }

// sorted is a unit whose imports are not read yet.
type sorted struct {
	inventory.Unit
	primary bool
	fault   Problem // why nobody can tell which of its files count
}

// sortUnits sorts the files of a folder by package name.
func (l *loader) sortUnits(dir string, files []*file) []sorted {
	main := primaryName(files)
	byName := map[string][]*file{}
	for _, f := range files {
		name := f.Scan.Package
		if name == "" {
			name = main // whoever reads it says what is wrong
		}
		byName[name] = append(byName[name], f)
	}
	importPath, module := l.importPath(dir), l.modules.Of(dir)
	var out []sorted
	for name, list := range byName {
		u := sorted{Unit: inventory.Unit{Dir: dir, ImportPath: importPath, Name: name}, primary: name == main}
		if module != nil {
			u.Module, u.GoVersion = module.Path, module.Go
		}
		if base, ok := strings.CutSuffix(name, "_test"); ok && !u.primary && base == main && !slices.ContainsFunc(list, func(f *file) bool { return !f.test() }) {
			u.ImportPath, u.TestOf = importPath+"_test", importPath
		}
		for _, f := range list {
			u.Files = append(u.Files, f.Source)
			if u.fault.Message == "" {
				u.fault = f.fault
			}
		}
		out = append(out, u)
	}
	slices.SortFunc(out, func(a, b sorted) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// primaryName returns the name of the package that others import: that of the files that count, code before tests.
// The most frequent wins, so that one stray file does not turn the folder around.
func primaryName(files []*file) string {
	type rank struct{ excluded, test bool }
	for _, r := range []rank{{false, false}, {false, true}, {true, false}, {true, true}} {
		count := map[string]int{}
		for _, f := range files {
			if f.Scan.Package == "" || r != (rank{f.Excluded != "", f.test()}) {
				continue
			}
			name := f.Scan.Package
			if r.test {
				name = strings.TrimSuffix(name, "_test")
			}
			if f.Excluded == "" || name != "main" && name != "documentation" {
				count[name] += 2
			} else {
				count[name]++ // tools kept beside a package
			}
		}
		best := ""
		for name, n := range count {
			if best == "" || n > count[best] || n == count[best] && name < best {
				best = name
			}
		}
		if best != "" {
			return best
		}
	}
	return ""
}

// readImports makes the unit with the header and section imports of its record.
func (l *loader) readImports(s sorted) (*unit, error) {
	p, err := inventory.ReadImports(s.Unit)
	if err != nil {
		return nil, err
	}
	if l.opt.Generated == nil {
		for i := range p.Files {
			p.Files[i].Generated = p.Files[i].Marked
		}
	}
	u := &unit{Package: p, primary: s.primary}
	u.fail(s.fault)
	return u, nil
}

// link notes what all units import, for whoever reads types, and returns those that it was given.
func (l *loader) link(units []*unit) []*unit {
	if len(units) > 0 {
		l.linking.Do(func() {
			for _, u := range l.units {
				u.link()
			}
		})
	}
	return units
}

func (u *unit) link() {
	u.uses = importPaths(u.Package, true)
	if u.needs = u.uses; u.TestOf == "" && slices.ContainsFunc(u.Files, func(f inventory.File) bool { return f.Test }) {
		u.needs = importPaths(u.Package, false)
	}
}

func importPaths(p *inventory.Package, tests bool) []string {
	var out []string
	for _, i := range p.Imports {
		if !i.Excluded && i.Path != "C" && (tests || !i.Test) {
			out = append(out, i.Path)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (l *loader) addOwnKeys(units []*unit) {
	for _, u := range units {
		u.own = l.ownKey(u)
	}
}

// programKey returns the key of the files of all units.
func (l *loader) programKey() Key {
	l.keying.Do(func() {
		h := keyHash{}
		for _, u := range l.units {
			h.key(u.own)
		}
		l.allOwn = h.sum()
	})
	return l.allOwn
}

// ownKey returns the key of what depends on nothing but the unit's own files and header.
func (l *loader) ownKey(u *unit) Key {
	h := keyHash{}
	h.string("own")
	h.bool(l.opt.Generated == nil)
	h.list([]string{u.Dir, u.ImportPath, u.Name, u.TestOf, u.Module, u.GoVersion})
	for i := range u.Files {
		f := &u.Files[i]
		h.string(f.Name)
		h.string(f.Hash)
		h.string(f.Excluded)
		h.bool(f.Generated)
	}
	return h.sum()
}

// names returns the files of the unit that count, tests or others.
func (u *unit) names(tests bool) []string {
	var out []string
	for _, f := range u.Files {
		if f.Excluded == "" && strings.HasSuffix(f.Name, "_test.go") == tests {
			out = append(out, f.Name)
		}
	}
	return out
}

func compareUnits(a, b *unit) int {
	return cmp.Or(strings.Compare(a.Dir, b.Dir), strings.Compare(a.Name, b.Name))
}
