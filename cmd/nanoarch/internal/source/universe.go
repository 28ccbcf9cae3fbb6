package source

import (
	"errors"
	"fmt"
	"go/build"
	"go/types"
	"os"
	"path"
	"sync"
	"sync/atomic"

	"github.com/nanoarch/nanoarch/analyzers/modules"
)

// universe is what one build list sees: which package each import path means. Types of two universes never meet.
type universe struct {
	l      *loader
	goCmd  *goCommand
	list   *modules.BuildList // nil for packages that no module holds
	files  map[string][]byte  // module files
	key    string             // stands for all packages that come from outside
	vendor *vendored          // nil if no vendor folder is in force

	units   []*unit // of the program
	byUnit  map[*unit]*root
	settled *settling     // what did not change since the last run, nil if that is not known
	hidden  bool          // code was read that the walk did not find: vendored, ignored
	visited map[*node]int // by markCycles, and when; the highest number if it is done

	mu      sync.Mutex
	nodes   map[string]*node // by import path
	listing sync.Once
	listErr error
}

// node is a package as importers see it: its code without tests.
type node struct {
	u       *universe
	path    string
	local   *unit   // read by this package's index; nil for the standard library and the module cache
	outside *listed // filled by universe.ask
	root    *root   // the unit of the program that this is the code of, if any
	deps    map[string]*node
	needed  map[string]*node // of deps, those that its declarations name
	err     error            // why it cannot be imported, as far as that is known without types
	fault   *Problem         // why it, or an outside package that it needs, cannot be read, if not by a fault of its own
	cyclic  bool             // it stands in a ring of imports
	program bool             // it is local and a main package

	typing sync.Once
	pkg    *types.Package
	failed error          // why there is no pkg
	faulty bool           // it has errors of its own
	kept   bool           // its types are in the store of the standard library
	dark   *types.Package // its shadow, nil until it is asked for
	shaped sync.Once
	shape  string

	shapeKnown atomic.Bool // shape may be read
}

func newUniverse(l *loader, g *goCommand, list *modules.BuildList) *universe {
	u := &universe{l: l, goCmd: g, list: list, files: l.moduleFiles(list), nodes: map[string]*node{}, byUnit: map[*unit]*root{}, visited: map[*node]int{}}
	u.key = KeyOf("universe", g.key, moduleKey(u.files)).String()
	u.vendor = u.findVendor()
	return u
}

// node returns the package that an import path means, made when it is asked for the first time. The caller holds mu or
// is alone.
func (u *universe) node(importPath string) *node {
	if n := u.nodes[importPath]; n != nil {
		return n
	}
	n := &node{u: u, path: importPath}
	u.nodes[importPath] = n
	dir, ok := u.folder(importPath)
	switch {
	case importPath == "unsafe":
		n.pkg = types.Unsafe
	case build.IsLocalImport(importPath):
		n.err = fmt.Errorf("%q is relative, but relative import paths are not supported in module mode", importPath)
	case ok:
		n.setLocal(dir)
		if u.vendor != nil && dir == path.Join(u.vendor.folder, importPath) {
			u.vendor.refuse(n)
		}
	case u.l.std[importPath] != nil:
		n = u.l.std[importPath]
		u.nodes[importPath] = n
	}
	return n
}

// folder returns the folder of a package that is not asked from the go command.
func (u *universe) folder(importPath string) (string, bool) {
	if u.list == nil || importPath == "unsafe" {
		return "", false
	}
	dir, ok := u.list.Dir(importPath)
	if u.vendor == nil || ok && u.list.Main(importPath) || u.l.reading.IsStd(importPath) {
		return dir, ok
	}
	return path.Join(u.vendor.folder, importPath), true
}

// setLocal finds the unit of a folder and the packages that it imports.
func (n *node) setLocal(dir string) {
	units, err := n.u.l.folderUnits(dir)
	n.u.hidden = n.u.hidden || n.u.l.unwalked[dir]
	for _, x := range units {
		if x.primary && x.TestOf == "" {
			n.local = x
		}
	}
	switch {
	case err != nil && !errors.Is(err, os.ErrNotExist):
		n.err = fmt.Errorf("cannot read folder %s: %w", dir, err)
	case n.local == nil:
		n.err = fmt.Errorf("no Go files in folder %s", dir)
	case len(n.local.names(false)) == 0 && len(n.local.names(true)) == 0:
		n.err = fmt.Errorf("build constraints exclude all Go files in folder %s", dir)
	case len(n.local.names(false)) == 0:
		n.err = fmt.Errorf("no Go files but tests in folder %s", dir)
	}
	if n.local == nil {
		return
	}
	n.program = n.local.Name == "main" && n.err == nil
	n.deps = map[string]*node{}
	for _, p := range n.local.needs {
		n.deps[p] = n.u.node(p)
	}
}

// folderUnits returns the units of a folder, also of one that the walk did not enter.
func (l *loader) folderUnits(dir string) ([]*unit, error) {
	if units, ok := l.byDir[dir]; ok {
		return units, nil
	}
	l.unwalked[dir] = true
	d, err := l.listFolder(dir)
	if err != nil {
		l.byDir[dir] = nil
		return nil, err
	}
	units, _, err := l.readFolder(d, nil)
	for _, u := range units {
		u.link()
	}
	l.byDir[dir] = units
	return units, err
}

// sizes returns the sizes of types in the build context.
func (l *loader) sizes() types.Sizes {
	if s := types.SizesFor("gc", l.opt.Build.GOARCH); s != nil {
		return s
	}
	return types.SizesFor("gc", "amd64")
}

// deep returns the deep shape of a package of this universe.
func (u *universe) deep(importPath string) string {
	u.mu.Lock()
	n := u.nodes[importPath]
	u.mu.Unlock()
	if n == nil || n.local == nil {
		return u.outsideShape(importPath)
	}
	return n.deepShape()
}
