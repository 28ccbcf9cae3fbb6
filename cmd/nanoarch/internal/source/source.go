package source

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync/atomic"

	"github.com/nanoarch/nanoarch/analyzers/constraints"
	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/modules"
)

// Problem says what could not be read, and where.
type Problem = inventory.Problem

// Build is the context in which files count.
type Build = constraints.Build

// Options say what to read and how.
type Options struct {
	Depth     inventory.Depth        // how deep; syntax and types are read with all that dataflow needs
	CacheDir  string                 // where records are kept between runs, "" for nowhere; see DefaultCacheDir
	Build     Build                  // which files count
	Skip      func(dir string) bool  // folders that are no part of the program with all below them; nil skips none
	Generated func(file string) bool // whether the policy names a file as generated; nil lets the file's own mark decide
	Packages  bool                   // go/packages reads the types, with the driver that GOPACKAGESDRIVER names
	Context   inventory.Context      // what the policy says; FirstParty and Outside are filled by Load
	Progress  func(done, total int)  // called as packages are done, from several goroutines; may be nil
}

// Program is what was read: all records, and what is wrong with the whole.
type Program struct {
	Units    []*inventory.Package // sorted by folder, then name
	Modules  *modules.Map
	Context  inventory.Context // the context that the records were read under
	Errors   []Problem         // what no unit is to blame for; what is wrong with a unit stands in its record
	Policies []string          // folders below the root that hold a policy of their own, sorted
	Stats    Stats
}

// Stats count the work that was done.
type Stats struct {
	Counters     // read through the view
	Checked  int // packages whose bodies were type-checked
	Declared int // packages of which only declarations were type-checked
	Listed   int // packages that the go command was asked about, with their dependencies
}

// loader carries one Load.
type loader struct {
	ctx     context.Context
	view    *View
	opt     Options
	cache   *cache
	modules *modules.Map
	units   []*unit
	byDir   map[string][]*unit
	errors  []Problem
	reading inventory.Context
	hash    string           // of reading
	std     map[string]*node // standard library, shared by all build lists
	slots   chan struct{}    // one for each package that is parsed and checked at a time

	checked, declared, listed, done atomic.Int64
}

// Load reads the program below the view's folder. The error says that nothing could be told at all; what is wrong with
// single files, packages or modules stands in the Program.
func Load(ctx context.Context, v *View, opt Options) (*Program, error) {
	l := &loader{ctx: ctx, view: v, opt: opt, cache: openCache(opt.CacheDir, v.Root()), byDir: map[string][]*unit{}}
	found := walk(v, opt.Skip)
	l.modules = found.modules(v)
	l.errors = found.errors
	for _, p := range l.modules.Problems {
		l.errors = append(l.errors, Problem{Message: p.Message, File: p.File, Line: p.Line})
	}
	l.reading = l.context()
	if err := l.index(found.packages); err != nil {
		return nil, err
	}
	if opt.Depth > inventory.DepthImports {
		read := l.readTypes
		if opt.Packages {
			read = l.readTypesByPackages
		}
		if err := read(); err != nil {
			return nil, err
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	l.cache.save()
	return l.program(found.policies), nil
}

// context completes the reading context of the caller.
func (l *loader) context() inventory.Context {
	c := l.opt.Context
	c.FirstParty, c.Outside = l.modules.FirstParty(), l.modules.Outside()
	b := l.opt.Build
	id := sha256.Sum256(fmt.Appendf(nil, "%s\x00%s %s %q %t %t", c.ID, b.GOOS, b.GOARCH, b.Tags, b.Cgo, l.opt.Generated == nil))
	c.ID = hex.EncodeToString(id[:])
	return c
}

// index reads the imports of all units.
func (l *loader) index(folders []folder) error {
	units := make([][]*unit, len(folders))
	errs := make([]error, len(folders))
	parallel(len(folders), func(i int) {
		if l.ctx.Err() == nil {
			units[i], errs[i] = l.readFolder(folders[i])
		}
	})
	for i, list := range units {
		if errs[i] != nil {
			l.errors = append(l.errors, Problem{Message: "cannot read folder " + folders[i].dir + ": " + errs[i].Error(), File: folders[i].dir})
		}
		l.byDir[folders[i].dir] = list
		l.units = append(l.units, list...)
	}
	slices.SortFunc(l.units, compareUnits)
	return l.ctx.Err()
}

func (l *loader) program(policies []string) *Program {
	p := &Program{Modules: l.modules, Context: l.reading, Errors: l.errors, Policies: policies}
	for _, u := range l.units {
		p.Units = append(p.Units, u.record)
	}
	p.Stats = Stats{
		Counters: l.view.Counters(),
		Checked:  int(l.checked.Load()), Declared: int(l.declared.Load()), Listed: int(l.listed.Load()),
	}
	return p
}

// readAround reads a file of the view, or one beside its folder from the disk: module files of a workspace, and the
// packages of modules that a replace directive fetches from there.
func (v *View) readAround(name string) ([]byte, error) {
	if full, beside := v.beside(name); beside {
		info, err := os.Stat(full)
		if err != nil {
			return nil, err
		}
		if !info.Mode().IsRegular() {
			return nil, errors.New(full + " is not a regular file")
		}
		f, err := os.Open(full)
		if err != nil {
			return nil, err
		}
		return readBounded(full, f)
	}
	return v.ReadFile(name)
}

// listAround lists a folder of the view, or one beside it.
func (v *View) listAround(name string) ([]Entry, error) {
	full, beside := v.beside(name)
	if !beside {
		return v.ReadDir(name)
	}
	list, err := os.ReadDir(full)
	if err != nil {
		return nil, err
	}
	var out []Entry
	for _, e := range list {
		out = append(out, Entry{Name: e.Name(), Dir: e.IsDir()})
	}
	return out, nil
}

// beside returns the name on disk of a file that lies beside the view's folder.
func (v *View) beside(name string) (full string, ok bool) {
	if filepath.IsAbs(name) || path.IsAbs(name) {
		return filepath.FromSlash(name), true
	}
	full = filepath.Join(v.root, filepath.FromSlash(name))
	return full, !filepath.IsLocal(filepath.FromSlash(name))
}
