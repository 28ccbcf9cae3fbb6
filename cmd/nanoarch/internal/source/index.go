package source

import (
	"cmp"
	"encoding/binary"
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

// readFolder sorts the files of a folder into units, one for each package name, and reads their imports; from the cache,
// or from what the last run has kept, if nothing changed. The error names files that cannot be read; the units hold the
// others.
func (l *loader) readFolder(d folder, last *rolled) ([]*unit, rolled, error) {
	kept := rolled{dir: d.dir}
	if l.touched != nil && last != nil {
		if !l.touched[d.dir] {
			if units, ok := decodeFolder(last.units); ok {
				return units, *last, nil
			}
		}
		d, _ = l.listFolder(d.dir) // what is not there gives no units
	}
	if l.cache != nil {
		if units, ok := l.keptFolder(d, last, &kept); ok {
			return units, kept, nil
		}
	}
	files, unread := l.readFiles(d)
	if len(files) == 0 {
		return nil, kept, unread
	}
	var units []*unit
	sound := unread == nil
	for _, s := range l.sortUnits(d.dir, files) {
		u, err := l.readImports(s)
		if err != nil {
			return nil, kept, err
		}
		sound = sound && u.Problem.Message == ""
		units = append(units, u)
	}
	if l.cache != nil {
		l.addOwnKeys(units)
	}
	if l.cache != nil && sound {
		if again, known := l.folderKey(d); known && (again == kept.key || kept.key == Key{}) {
			kept.key, kept.units = again, encodeFolder(units)
			l.cache.Put(again, kept.units, true)
		}
	}
	return units, kept, unread
}

// keptFolder returns the units of a folder whose files are those of an earlier run. It fills in the key if that is known.
func (l *loader) keptFolder(d folder, last *rolled, kept *rolled) (units []*unit, ok bool) {
	if kept.key, ok = l.folderKey(d); !ok {
		return nil, false
	}
	if last != nil && last.key == kept.key {
		kept.units = last.units
	} else if kept.units, ok = l.cache.Get(kept.key); !ok {
		return nil, false
	}
	if units, ok = decodeFolder(kept.units); !ok {
		kept.units = nil
	}
	return units, ok
}

// listFolder lists the Go files of a folder, also of one beside the program's.
func (l *loader) listFolder(dir string) (folder, error) {
	d := folder{dir: dir}
	entries, err := l.view.listAround(dir)
	for _, e := range entries {
		if !e.Dir && isGoFile(e.Name) {
			d.files = append(d.files, e.Name)
		}
	}
	return d, err
}

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

// folderKey makes the key of all that the units of a folder depend on. It is not known if a file has to be read for it.
func (l *loader) folderKey(d folder) (k Key, known bool) {
	h := keyHash{}
	b := l.opt.Build
	h.list([]string{"folder", d.dir, l.importPath(d.dir), b.GOOS, b.GOARCH})
	h.list(b.Tags)
	h.bool(b.Cgo)
	h.bool(l.opt.Generated == nil)
	if m := l.modules.Of(d.dir); m != nil {
		h.list([]string{m.Path, m.Go})
	}
	for _, name := range d.files {
		full := below(d.dir, name)
		id, ok := l.view.files.id(full)
		if !ok {
			return k, false
		}
		h.string(name)
		h.buf = append(h.buf, id[:]...)
		h.bool(l.opt.Generated != nil && l.opt.Generated(full))
	}
	return h.sum(), true
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

// encodeFolder writes the units of a folder.
func encodeFolder(units []*unit) []byte {
	out := binary.AppendUvarint(nil, uint64(len(units)))
	for _, u := range units {
		primary := byte(0)
		if u.primary {
			primary = 1
		}
		b := slices.Concat(u.own[:], encodeSections(importSections, u.Package))
		out = binary.AppendUvarint(append(out, primary), uint64(len(b)))
		out = append(out, b...)
	}
	return out
}

func decodeFolder(b []byte) ([]*unit, bool) {
	n, size := binary.Uvarint(b)
	if size <= 0 || n > uint64(len(b)) {
		return nil, false
	}
	b = b[size:]
	var units []*unit
	for range n {
		if len(b) == 0 {
			return nil, false
		}
		primary := b[0] == 1
		length, size := binary.Uvarint(b[1:])
		if size <= 0 || length > uint64(len(b)-1-size) || length < uint64(len(Key{})) {
			return nil, false
		}
		u := &unit{Package: &inventory.Package{}, primary: primary}
		sections := b[1+size+copy(u.own[:], b[1+size:]) : 1+size+int(length)]
		if !decodeSections(importSections, sections, u.Package) {
			return nil, false
		}
		units = append(units, u)
		b = b[1+size+int(length):]
	}
	return units, true
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
