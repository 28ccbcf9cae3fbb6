package source

import (
	"errors"
	"fmt"
	"go/types"
	"go/version"
	"os"
	"path"
	"slices"
	"strings"
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
	vendor string             // folder of vendored packages, "" if they are not in force

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
	cyclic  bool             // it stands in a ring of imports

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
	u.vendor = u.vendorFolder()
	return u
}

// vendorFolder decides like the go command whether a vendor folder is in force.
func (u *universe) vendorFolder() string {
	if u.list == nil {
		return ""
	}
	dir := path.Join(u.list.Folder, "vendor")
	since, goLine := "go1.14", ""
	for _, m := range u.list.Mains {
		goLine = m.Go
	}
	if u.list.Work {
		since = "go1.22"
	}
	switch mode := u.goCmd.modFlag(); {
	case mode == "vendor":
		return dir
	case mode != "" || version.Compare("go"+goLine, since) < 0:
		return ""
	}
	if _, err := u.l.view.readAround(path.Join(dir, "modules.txt")); err != nil {
		return ""
	}
	return dir
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
	case ok:
		n.setLocal(dir)
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
	if dir, ok := u.list.Dir(importPath); ok {
		return dir, true
	}
	if u.vendor != "" && !u.l.reading.IsStd(importPath) {
		return path.Join(u.vendor, importPath), true
	}
	return "", false
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
	entries, err := l.view.listAround(dir)
	if err != nil {
		l.byDir[dir] = nil
		return nil, err
	}
	d := folder{dir: dir}
	for _, e := range entries {
		if !e.Dir && isGoFile(e.Name) {
			d.files = append(d.files, e.Name)
		}
	}
	units, err := l.readFolder(d)
	for _, u := range units {
		u.link()
	}
	l.byDir[dir] = units
	return units, err
}

// ask asks the go command about all packages that come from outside, once. Should one of them import a package of a
// local folder that nobody else imports, what that needs is asked too.
func (u *universe) ask() error {
	u.listing.Do(func() { u.listErr = u.askAll() })
	return u.listErr
}

func (u *universe) askAll() error {
	tmp, dir, err := u.l.materialise(u.list, u.files)
	if tmp != "" {
		defer os.RemoveAll(tmp)
	}
	if err != nil {
		return fmt.Errorf("cannot prepare a folder for the go command: %w", err)
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	for _, x := range u.units { // whatever the run may need, so that the answer serves the next run too
		for _, p := range x.uses {
			if _, local := u.folder(p); !local {
				u.node(p)
			}
		}
	}
	for first := true; ; first = false {
		paths := u.unasked()
		if len(paths) == 0 {
			return nil
		}
		all, err := u.goCmd.list(dir, u.list != nil && u.list.Work, u.key, paths)
		if err != nil {
			return err
		}
		u.l.listed.Add(int64(len(all)))
		folders := moduleFolders(all)
		u.l.needFolders(folders)
		if first {
			u.l.cache.Put(u.foldersKey(paths), []byte(strings.Join(folders, "\n")), true)
		}
		u.enter(all, paths)
	}
}

// unasked returns the import paths of packages from outside that the go command was not asked about yet, sorted.
func (u *universe) unasked() []string {
	var paths []string
	for p, n := range u.nodes {
		if n.local == nil && n.outside == nil && n.err == nil && n.pkg == nil {
			paths = append(paths, p)
		}
	}
	slices.Sort(paths)
	return paths
}

func (u *universe) foldersKey(paths []string) Key {
	return KeyOf(append([]string{"folders", u.key}, paths...)...)
}

// lookOutside makes sure that what was read before with modules that are gone now is read again.
func (u *universe) lookOutside() {
	if u.l.cache == nil {
		return
	}
	b, ok := u.l.cache.Get(u.foldersKey(u.unasked()))
	if !ok || len(b) == 0 {
		return
	}
	folders := strings.Split(string(b), "\n")
	u.l.needFolders(folders)
	if !areThere(folders) {
		u.key = KeyOf("gone", u.key).String()
	}
}

// enter makes nodes of what the go command says.
func (u *universe) enter(all []*listed, asked []string) {
	for _, p := range all {
		if n := u.node(p.ImportPath); n.local == nil && n.outside == nil && n.pkg == nil {
			n.outside = p
			if p.Standard {
				u.l.std[p.ImportPath] = n
			}
		}
	}
	for _, p := range all {
		n := u.nodes[p.ImportPath]
		if n.outside != p {
			continue
		}
		if p.Error != nil && len(p.GoFiles)+len(p.CgoFiles) == 0 {
			n.err = errors.New(goMessage(p.Error.Err))
		}
		n.deps = map[string]*node{}
		for _, i := range p.Imports {
			target := i
			if mapped, ok := p.ImportMap[i]; ok {
				target = mapped
			}
			if target != "C" {
				n.deps[i] = u.node(target)
			}
		}
	}
	for _, p := range asked {
		if n := u.nodes[p]; n.outside == nil && n.local == nil && n.err == nil {
			n.err = errors.New("the go command does not know this package")
		}
	}
}

// sizes returns the sizes of types in the build context.
func (l *loader) sizes() types.Sizes {
	if s := types.SizesFor("gc", l.opt.Build.GOARCH); s != nil {
		return s
	}
	return types.SizesFor("gc", "amd64")
}

// outsideShape stands for the declarations of a package from outside: they change with the module files only.
func (u *universe) outsideShape(importPath string) string { return u.key + " " + importPath }

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
