package source

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
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
	Cache     *Cache                 // where records are kept between runs, nil for nowhere
	CacheDir  string                 // folder for a cache of Load's own, if Cache is nil; "" for none
	Build     Build                  // which files count
	Skip      func(dir string) bool  // folders that are no part of the program with all below them; nil skips none
	Generated func(file string) bool // whether the policy names a file as generated; nil lets the file's own mark decide
	Selection string                 // stands for Skip and Generated: with equal texts they give equal answers; "" if nothing does
	Bodies    func(dir string) bool  // whether a written inventory holds the bodies of the units in a folder; nil for none
	Packages  bool                   // go/packages reads the types, with the driver that GOPACKAGESDRIVER names
	Context   inventory.Context      // what the policy says; FirstParty and Outside are filled by Load
	Progress  func(done, total int)  // called as packages are done, from several goroutines; may be nil
}

// Program is what was read: all records, and what is wrong with the whole.
type Program struct {
	Units    []*inventory.Package // sorted by folder, then name
	Modules  *modules.Map
	Context  inventory.Context // the context that the records were read under
	State    Key               // stands for the module files and the context: all that what is read of a unit depends on besides code
	Errors   []Problem         // what no unit is to blame for; what is wrong with a unit stands in its record
	Policies []string          // folders below the root that hold a policy of their own, sorted
	loader   *loader           // nil if the program was joined
	joined   *joiner
}

// Stats count the work that was done.
type Stats struct {
	Counters     // read through the view
	Checked  int // packages whose bodies were type-checked
	Declared int // packages of which only declarations were type-checked
	Listed   int // packages that the go command was asked about, with their dependencies
}

// loader carries one reading.
type loader struct {
	ctx      context.Context
	view     *View
	opt      Options
	cache    *Cache
	modules  *modules.Map
	goMods   []string // that the walk found
	goWorks  []string
	units    []*unit
	byDir    map[string][]*unit
	unwalked map[string]bool // folders of byDir that the walk did not find
	errors   []Problem
	reading  inventory.Context
	state    Key              // of reading and the module files
	std      map[string]*node // standard library, shared by all build lists
	stdTypes *stdStore
	slots    chan struct{} // one for each package that is parsed and checked at a time
	visit    Visit
	buffers  sync.Pool // of *[]byte, for files
	folders  sync.Map  // of modules outside that were used
	shadows  sync.Mutex
	linking  sync.Once
	keying   sync.Once
	allOwn   Key             // see programKey
	last     roll            // of the last run
	roll     roll            // of this one
	touched  map[string]bool // folders in which a Go file has changed since the last run; nil if more may have

	checked, declared, listed, done atomic.Int64
}

// Load reads the program below the view's folder to the depth of the options. The error says that nothing could be told
// at all; what is wrong with single files, packages or modules stands in the Program.
func Load(ctx context.Context, v *View, opt Options) (*Program, error) {
	if opt.Cache == nil && opt.CacheDir != "" {
		opt.Cache = OpenCache(opt.CacheDir, v.Root())
		defer opt.Cache.Close()
		v.Remember(opt.Cache)
	}
	p, err := Open(ctx, v, opt)
	if err != nil {
		return nil, err
	}
	if opt.Depth > inventory.DepthImports {
		if err := p.Read(opt.Depth, Visit{}); err != nil {
			return nil, err
		}
	}
	v.Keep(opt.Cache)
	p.Keep()
	opt.Cache.Save()
	return p, nil
}

// Open reads the imports of the program below the view's folder.
func Open(ctx context.Context, v *View, opt Options) (*Program, error) {
	collectLate(slackOf(opt.Depth))
	l := &loader{ctx: ctx, view: v, opt: opt, cache: opt.Cache, byDir: map[string][]*unit{}, unwalked: map[string]bool{}}
	l.buffers.New = func() any { return new([]byte) }
	found := l.walk()
	l.modules = found.modules(v)
	l.errors = found.errors
	for _, p := range l.modules.Problems {
		l.errors = append(l.errors, Problem{Message: p.Message, File: p.File, Line: p.Line})
	}
	l.reading = l.context()
	l.state, l.goMods, l.goWorks = l.stateKey(found), found.goMods, found.goWorks
	if err := l.index(found.packages); err != nil {
		return nil, err
	}
	p := &Program{Modules: l.modules, Context: l.reading, State: l.state, Errors: l.errors, Policies: found.policies, loader: l}
	for _, u := range l.units {
		p.Units = append(p.Units, u.Package)
	}
	return p, nil
}

// Stats returns how much work was done so far.
func (p *Program) Stats() Stats {
	l := p.loader
	if l == nil {
		return Stats{}
	}
	return Stats{
		Counters: l.view.Counters(),
		Checked:  int(l.checked.Load()), Declared: int(l.declared.Load()), Listed: int(l.listed.Load()),
	}
}

// Folders returns the folders of the module cache that were used, sorted.
func (p *Program) Folders() []string {
	var out []string
	if p.loader == nil {
		return nil
	}
	p.loader.folders.Range(func(f, _ any) bool {
		out = append(out, f.(string))
		return true
	})
	slices.Sort(out)
	return out
}

func (l *loader) needFolders(names []string) {
	for _, n := range names {
		l.folders.Store(n, true)
	}
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

// stateKey makes the key of all that the meaning of imports depends on.
func (l *loader) stateKey(found walked) Key {
	h := keyHash{}
	h.string(l.reading.Hash())
	if l.cache == nil {
		return h.sum() // nobody asks
	}
	names := slices.Clone(found.goWorks)
	for _, m := range l.modules.Modules {
		names = append(names, path.Join(m.Dir, "go.mod"))
	}
	for _, name := range names {
		id, b, _ := l.view.idAround(name)
		h.list([]string{name, id.String(), string(b)})
	}
	return h.sum()
}

// index reads the imports of all units.
func (l *loader) index(folders []folder) error {
	units := make([][]*unit, len(folders))
	errs := make([]error, len(folders))
	l.roll.folders = make([]rolled, len(folders))
	parallel(len(folders), func(i int) {
		if l.ctx.Err() == nil {
			units[i], l.roll.folders[i], errs[i] = l.readFolder(folders[i], l.last.find(folders[i].dir))
			setFolder(units[i], l.roll.folders[i].key)
		}
	})
	l.byDir, l.units = make(map[string][]*unit, len(folders)), make([]*unit, 0, len(folders))
	for i, list := range units {
		if errs[i] != nil {
			l.errors = append(l.errors, Problem{Message: "cannot read folder " + folders[i].dir + ": " + oneLine(errs[i]), File: folders[i].dir})
		}
		l.byDir[folders[i].dir] = list
		l.units = append(l.units, list...)
	}
	slices.SortFunc(l.units, compareUnits)
	return l.ctx.Err()
}

// oneLine returns the text of an error that may consist of several.
func oneLine(err error) string { return strings.ReplaceAll(err.Error(), "\n", "; ") }

// beside returns the name on disk of a file that lies beside the view's folder.
func (v *View) beside(name string) (full string, ok bool) {
	if filepath.IsAbs(name) || path.IsAbs(name) {
		return filepath.FromSlash(name), true
	}
	full = filepath.Join(v.root, filepath.FromSlash(name))
	return full, !filepath.IsLocal(filepath.FromSlash(name))
}
