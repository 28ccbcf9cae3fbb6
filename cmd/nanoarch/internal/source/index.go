package source

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// unit is one unit as the index knows it: everything but what its code means.
type unit struct {
	inventory.Unit // without contents
	hashes         []string
	record         *inventory.Package
	primary        bool     // the unit that other packages import
	uses           []string // import paths of the files that count, without "C"; sorted
	needs          []string // those of its code alone; of an external test all
}

// file is a file as the index reads it; its scan is there.
type file struct{ inventory.Source }

func (f *file) test() bool { return strings.HasSuffix(f.Name, "_test.go") }

// readFolder reads the files of a folder and sorts them into units, one for each package name, and reads their imports.
// The error names files that cannot be read; the units hold the others.
func (l *loader) readFolder(d folder) ([]*unit, error) {
	var files []*file
	var unread error
	for _, name := range d.files {
		b, err := l.view.readAround(path.Join(d.dir, name))
		if err != nil {
			unread = errors.Join(unread, err)
			continue
		}
		scan := inventory.ScanFile(name, b)
		f := &file{Source: inventory.Source{Name: name, Scan: scan, Hash: inventory.BlobHash(b)}}
		f.Excluded = l.opt.Build.Excluded(f.Name, b, scan.Package, scan.Cgo)
		if l.opt.Generated != nil {
			f.Generated = l.opt.Generated(path.Join(d.dir, name))
		}
		files = append(files, f)
	}
	if len(files) == 0 {
		return nil, unread
	}
	units := l.sortUnits(d.dir, files)
	for _, u := range units {
		if err := l.readImports(u); err != nil {
			return nil, err
		}
	}
	return units, unread
}

// sortUnits sorts the files of a folder by package name.
func (l *loader) sortUnits(dir string, files []*file) []*unit {
	main := primaryName(files)
	byName := map[string][]*file{}
	for _, f := range files {
		name := f.Scan.Package
		if name == "" {
			name = main // whoever reads it says what is wrong
		}
		byName[name] = append(byName[name], f)
	}
	importPath, module := l.modules.ImportPath(dir), l.modules.Of(dir)
	if importPath == "" {
		importPath = dir
	}
	var out []*unit
	for name, list := range byName {
		u := &unit{Unit: inventory.Unit{Dir: dir, ImportPath: importPath, Name: name}, primary: name == main}
		if module != nil {
			u.Module, u.GoVersion = module.Path, module.Go
		}
		if base, ok := strings.CutSuffix(name, "_test"); ok && !u.primary && base == main && !slices.ContainsFunc(list, func(f *file) bool { return !f.test() }) {
			u.ImportPath, u.TestOf = importPath+"_test", importPath
		}
		for _, f := range list {
			u.Files = append(u.Files, f.Source)
			u.hashes = append(u.hashes, f.Hash)
		}
		out = append(out, u)
	}
	slices.SortFunc(out, func(a, b *unit) int { return strings.Compare(a.Name, b.Name) })
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

// readImports fills the unit's record with the header and section imports, from the cache if its files are known.
func (l *loader) readImports(u *unit) error {
	k := l.ownKey(u)
	if b, ok := l.cache.get(k); ok {
		if p, ok := decodeSections(importSections, b, inventory.Package{}); ok {
			u.set(&p)
			return nil
		}
	}
	p, err := inventory.ReadImports(u.Unit)
	if err != nil {
		return err
	}
	if l.opt.Generated == nil {
		for i := range p.Files {
			p.Files[i].Generated = p.Files[i].Marked
		}
	}
	if p.Problem.Message == "" {
		l.cache.put(k, func() []byte { return encodeSections(importSections, p) })
	}
	u.set(p)
	return nil
}

// set takes the record. From here on, only whoever fills its typed sections looks into it.
func (u *unit) set(p *inventory.Package) {
	u.record, u.uses, u.needs = p, importPaths(p, true), importPaths(p, p.TestOf != "")
	for i := range u.Files {
		u.Files[i].Scan = nil
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

// ownKey returns the key of what depends on nothing but the unit's own files and header.
func (l *loader) ownKey(u *unit) key {
	h := sha256.New()
	fmt.Fprintf(h, "own\x00%d\x00%t\x00%q", inventory.SectionImports.Version(), l.opt.Generated == nil,
		[]string{u.Dir, u.ImportPath, u.Name, u.TestOf, u.Module, u.GoVersion})
	for i, f := range u.Files {
		fmt.Fprintf(h, "\x00%q %s %q %t", f.Name, u.hashes[i], f.Excluded, f.Generated)
	}
	return key(h.Sum(nil))
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
