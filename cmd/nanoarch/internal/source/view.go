// Package source turns files into records. All reading goes through a View: the working tree, a git revision, or either
// with proposed contents laid over it. Load indexes a view, reads imports without a syntax tree, and type-checks from
// source, without a compiler, a build cache or cgo; what it has read once it takes from the cache.
package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
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
	Bytes int64 // bytes read
	Dirs  int64 // folders listed
}

// View is one view of the files below a folder. Names are slash paths relative to it, "." for itself. Symbolic links
// are followed for files only, and never out of the folder. It is safe for concurrent use.
type View struct {
	files backend
	root  string // absolute folder on disk that the names stand for, of a revision too

	nFiles, nBytes, nDirs atomic.Int64
}

// backend is a place that files come from: a tree, a revision, an overlay.
type backend interface {
	readFile(name string) ([]byte, error)
	readDir(name string) ([]Entry, error)
	close() error
}

// OpenTree returns the view of a folder on disk.
func OpenTree(dir string) (*View, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		abs = real
	}
	root, err := os.OpenRoot(abs)
	if err != nil {
		return nil, fmt.Errorf("cannot open folder: %w", err)
	}
	return &View{files: &tree{abs: abs, root: root}, root: abs}, nil
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
	return Counters{Files: v.nFiles.Load(), Bytes: v.nBytes.Load(), Dirs: v.nDirs.Load()}
}

// ReadFile returns the content of a regular file, which the caller may change. A missing one gives fs.ErrNotExist.
func (v *View) ReadFile(name string) ([]byte, error) {
	name, err := v.local(name)
	if err != nil {
		return nil, err
	}
	b, err := v.files.readFile(name)
	if err != nil {
		return nil, err
	}
	v.nFiles.Add(1)
	v.nBytes.Add(int64(len(b)))
	return b, nil
}

// ReadDir lists a folder, sorted by name: its regular files, links to such wherever they lead, and its folders.
func (v *View) ReadDir(name string) ([]Entry, error) {
	name, err := v.local(name)
	if err != nil {
		return nil, err
	}
	v.nDirs.Add(1)
	return v.files.readDir(name)
}

// local refuses names that lead out of the folder.
func (v *View) local(name string) (string, error) {
	name = path.Clean(name)
	if !filepath.IsLocal(filepath.FromSlash(name)) {
		return "", &fs.PathError{Op: "read", Path: name, Err: errors.New("the path leads out of the folder")}
	}
	return name, nil
}

// tree reads the disk.
type tree struct {
	abs  string
	root *os.Root
	real sync.Map // folders that are known to be no symbolic links, up to the root
}

func (t *tree) close() error { return t.root.Close() }

func (t *tree) path(name string) string { return filepath.Join(t.abs, filepath.FromSlash(name)) }

// isReal reports whether neither the folder nor one above it is a symbolic link, so that plain reading stays inside.
func (t *tree) isReal(dir string) bool {
	if dir == "." {
		return true
	}
	if _, known := t.real.Load(dir); known {
		return true
	}
	if !t.isReal(path.Dir(dir)) {
		return false
	}
	info, err := os.Lstat(t.path(dir))
	if err != nil || !info.IsDir() {
		return false
	}
	t.real.Store(dir, true)
	return true
}

func (t *tree) readFile(name string) ([]byte, error) {
	if t.isReal(path.Dir(name)) {
		info, err := os.Lstat(t.path(name))
		if err != nil {
			return nil, err
		}
		if info.Mode().IsRegular() {
			f, err := os.Open(t.path(name))
			if err != nil {
				return nil, err
			}
			return readBounded(name, f)
		}
	}
	// os.Root follows links as long as they stay inside.
	info, err := t.root.Stat(filepath.FromSlash(name))
	if err != nil {
		if _, outside := os.Stat(t.path(name)); outside == nil {
			return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("a link that leads out of the folder is not followed")}
		}
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("not a regular file")}
	}
	f, err := t.root.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, err
	}
	return readBounded(name, f)
}

func readBounded(name string, f *os.File) ([]byte, error) {
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() > maxFile {
		return nil, &fs.PathError{Op: "read", Path: name, Err: fmt.Errorf("larger than %d MB", maxFile>>20)}
	}
	b := make([]byte, info.Size())
	n, err := io.ReadFull(f, b)
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		err = nil // it shrank
	}
	return b[:n], err
}

func (t *tree) readDir(name string) ([]Entry, error) {
	if !t.isReal(name) {
		return nil, &fs.PathError{Op: "list", Path: name, Err: fs.ErrNotExist}
	}
	list, err := os.ReadDir(t.path(name))
	if err != nil {
		return nil, err
	}
	out := make([]Entry, 0, len(list))
	for _, e := range list {
		switch {
		case e.IsDir():
			t.real.Store(path.Join(name, e.Name()), true)
			out = append(out, Entry{Name: e.Name(), Dir: true})
		case e.Type().IsRegular():
			out = append(out, Entry{Name: e.Name()})
		case e.Type()&fs.ModeSymlink != 0:
			// A link out of the folder is listed, since the go command follows it: whoever reads it learns that we do not.
			info, err := os.Stat(t.path(path.Join(name, e.Name())))
			if err == nil && info.Mode().IsRegular() {
				out = append(out, Entry{Name: e.Name()})
			}
		}
	}
	return out, nil
}

// overlay lays contents over another view.
type overlay struct {
	below    *View
	contents map[string][]byte
	dirs     map[string][]Entry // what the contents add to each folder
}

func (o *overlay) close() error { return nil }

// add enters a file and the folders above it.
func (o *overlay) add(name string) {
	e := Entry{Name: path.Base(name)}
	for dir := path.Dir(name); ; dir = path.Dir(dir) {
		if !slices.Contains(o.dirs[dir], e) {
			o.dirs[dir] = append(o.dirs[dir], e)
		}
		if dir == "." || dir == ".." || dir == "/" {
			return
		}
		e = Entry{Name: path.Base(dir), Dir: true}
	}
}

func (o *overlay) readFile(name string) ([]byte, error) {
	b, laid := o.contents[name]
	switch {
	case !laid:
		return o.below.ReadFile(name)
	case b == nil:
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
	}
	return bytes.Clone(b), nil
}

func (o *overlay) readDir(name string) ([]Entry, error) {
	entries, err := o.below.ReadDir(name)
	added := o.dirs[name]
	if err != nil && (len(added) == 0 || !errors.Is(err, fs.ErrNotExist)) {
		return nil, err
	}
	out := slices.Clone(added)
	for _, e := range entries {
		full := path.Join(name, e.Name)
		b, laid := o.contents[full]
		if laid && b == nil && !e.Dir || slices.ContainsFunc(added, func(a Entry) bool { return a.Name == e.Name }) {
			continue
		}
		out = append(out, e)
	}
	slices.SortFunc(out, func(a, b Entry) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}
