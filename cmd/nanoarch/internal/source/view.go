// Package source turns files into records. All reading goes through a View: the working tree, a git revision, or either
// with proposed contents laid over it. Load indexes a view, reads imports without a syntax tree, and type-checks from
// source, without a compiler, a build cache or cgo; what it has read once it takes from the cache.
package source

import (
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"sync/atomic"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// maxFile is the largest file that is read, in bytes.
const maxFile = 64 << 20

// Entry is what a folder holds.
type Entry struct {
	Name string
	Dir  bool // a folder; symbolic links to folders are none
}

// Counters say what was read through a view.
type Counters struct {
	Files int64 // files read
	Go    int64 // Go files among them
	Bytes int64 // bytes read
	Dirs  int64 // folders listed
}

// View is one view of the files below a folder. Names are slash paths relative to it, "." for itself. Symbolic links
// are followed for files only, and never out of the folder. It is safe for concurrent use.
type View struct {
	files backend
	root  string // absolute folder on disk that the names stand for, of a revision too

	nFiles, nGo, nBytes, nDirs atomic.Int64
	seen                       func(name string) // called for each file that is read, if anybody wants to know
}

// backend is a place that files come from: a tree, a revision, an overlay.
type backend interface {
	// readFile returns the content of a file, which may use the memory of buf.
	readFile(name string, buf []byte) ([]byte, error)
	readDir(name string) ([]Entry, error)
	// id returns the id of a file's content if that can be told without reading it.
	id(name string) (fileID, bool)
	// remember takes up what is known from earlier runs; the key stands for all that a run can see through the view,
	// the zero one for what cannot be told.
	remember(c *Cache) Key
	// keep stores what is known for later runs and returns the key that stands for it. After a whole run, what nobody
	// asked for any more and is not there is forgotten.
	keep(c *Cache, whole bool) Key
	// code returns a key of all files but policies that were seen, by this run or by the one it remembers, as they are
	// now; zero for what cannot be told.
	code() Key
	// changed returns which Go files have another content than in the state that a key of code stands for. It is not ok
	// if anything else differs, or if that cannot be told.
	changed(since Key) (names []string, ok bool)
	close() error
}

// Overlay returns the view with other contents: nil deletes a file, folders appear as they are needed. The view below
// stays usable and is not closed with it.
func Overlay(v *View, contents map[string][]byte) *View {
	o := &overlay{below: v, contents: map[string][]byte{}, dirs: map[string][]Entry{}}
	for name, b := range contents {
		name = path.Clean(filepath.ToSlash(name))
		o.contents[name] = b
		if b != nil {
			o.add(name)
		}
	}
	return &View{files: o, root: v.root}
}

// Root returns the absolute path of the folder that the view is about.
func (v *View) Root() string { return v.root }

// Close frees what the view holds open.
func (v *View) Close() error { return v.files.close() }

// Counters returns what was read so far.
func (v *View) Counters() Counters {
	return Counters{Files: v.nFiles.Load(), Go: v.nGo.Load(), Bytes: v.nBytes.Load(), Dirs: v.nDirs.Load()}
}

// OnRead has a function called with the name of each file that is read from now on, from several goroutines.
func (v *View) OnRead(seen func(name string)) { v.seen = seen }

// Remember makes the view use what earlier runs have seen, so that nothing is read again that did not change. The key
// stands for everything that they saw as it is now: with equal keys a run would see the same. It is zero if that cannot
// be told.
func (v *View) Remember(c *Cache) Key {
	if c == nil {
		return Key{}
	}
	collectLate(slackOf(inventory.DepthTypes))
	return v.files.remember(c)
}

// Keep stores what this run has seen, and returns the key that a later Remember gives if nothing changes until then.
func (v *View) Keep(c *Cache) Key {
	if c == nil {
		return Key{}
	}
	return v.files.keep(c, true)
}

// Refresh stores new stamps of what Remember has looked at, for a run that went no further.
func (v *View) Refresh(c *Cache) {
	if c != nil {
		v.files.keep(c, false)
	}
}

// ReadFile returns the content of a regular file, which the caller may change. A missing one gives fs.ErrNotExist.
func (v *View) ReadFile(name string) ([]byte, error) {
	name, err := v.local(name)
	if err != nil {
		return nil, err
	}
	return v.readAround(name)
}

// readAround reads a file of the view, or one beside its folder: module files of a workspace, and the packages of
// modules that a replace directive fetches from there.
func (v *View) readAround(name string) ([]byte, error) { return v.readTo(path.Clean(name), nil) }

// readTo reads a file by its clean name; the content may use the memory of buf.
func (v *View) readTo(name string, buf []byte) ([]byte, error) {
	b, err := v.files.readFile(name, buf)
	if err != nil {
		return nil, err
	}
	v.nFiles.Add(1)
	v.nBytes.Add(int64(len(b)))
	if strings.HasSuffix(name, ".go") {
		v.nGo.Add(1)
	}
	if v.seen != nil {
		v.seen(name)
	}
	return b, nil
}

// ReadDir lists a folder, sorted by name: its regular files, links to such wherever they lead, and its folders.
func (v *View) ReadDir(name string) ([]Entry, error) {
	name, err := v.local(name)
	if err != nil {
		return nil, err
	}
	return v.listAround(name)
}

// listAround lists a folder of the view, or one beside it.
func (v *View) listAround(name string) ([]Entry, error) {
	return v.files.readDir(path.Clean(name))
}

// idAround returns the id of a file of the view, or of one beside it, and its content if that had to be read.
func (v *View) idAround(name string) (fileID, []byte, error) {
	if id, ok := v.files.id(path.Clean(name)); ok {
		return id, nil, nil
	}
	b, err := v.readAround(name)
	if err != nil {
		return fileID{}, nil, err
	}
	return idOf(b), b, nil
}

// local refuses names that lead out of the folder.
func (v *View) local(name string) (string, error) {
	name = path.Clean(name)
	if !filepath.IsLocal(filepath.FromSlash(name)) {
		return "", &fs.PathError{Op: "read", Path: name, Err: errors.New("the path leads out of the folder")}
	}
	return name, nil
}
