package source

import (
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
)

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
	v := &View{root: abs}
	v.files = &tree{abs: abs, root: root, view: v}
	return v, nil
}

// tree reads the disk: the folder, and what lies beside it where module files lead there.
type tree struct {
	abs    string
	root   *os.Root
	view   *View
	real   sync.Map        // folders that are known to be no symbolic links, up to the root
	memory *memory         // nil if nothing is remembered
	last   *recalled       // what the memory is made of as soon as it is needed, nil if it is made
	state  Key             // of last
	before map[string]memo // what was known of names that had to be looked at again
	making sync.Mutex
}

func (t *tree) close() error { return t.root.Close() }

// path returns the name on disk, and whether it lies in the folder.
func (t *tree) path(name string) (full string, inside bool) {
	if filepath.IsAbs(name) || path.IsAbs(name) {
		return filepath.FromSlash(name), false
	}
	name = filepath.FromSlash(name)
	if name == "." {
		return t.abs, true
	}
	if full = t.abs + string(filepath.Separator) + name; strings.HasPrefix(name, "..") {
		full = filepath.Join(t.abs, name)
	}
	return full, filepath.IsLocal(name)
}

// look returns the stamp of what is there. What lies behind a link to a folder is nothing that a stamp tells of: it may be
// the very file that was there before.
func (t *tree) look(name string) (stamp, error) {
	full, inside := t.path(name)
	s, err := stampOf(full)
	switch {
	case err != nil || !inside || s.kind == missing || s.kind == other:
	case !t.isReal(path.Dir(name)):
		s = stamp{kind: other}
	case s.kind == directory:
		t.real.Store(name, true)
	}
	return s, err
}

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
	s, err := t.look(dir)
	if err != nil || s.kind != directory {
		return false
	}
	t.real.Store(dir, true)
	return true
}

func (t *tree) readFile(name string, buf []byte) ([]byte, error) {
	b, s, err := t.read(name, buf)
	if m := t.known(); m != nil {
		switch {
		case err == nil:
			m.set(name, memo{stamp: s, id: idOf(b)})
		case errors.Is(err, fs.ErrNotExist) && s.kind == missing:
			m.set(name, memo{})
		default:
			m.set(name, memo{stamp: stamp{kind: other}}) // another run may be able to read it
		}
	}
	return b, err
}

// read reads a file; the stamp is from before.
func (t *tree) read(name string, buf []byte) ([]byte, stamp, error) {
	full, inside := t.path(name)
	if inside && !t.isReal(path.Dir(name)) {
		s, err := t.look(path.Dir(name))
		if err == nil && s.kind == missing {
			return nil, s, &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
		}
		b, err := t.readLinked(name)
		return b, stamp{kind: other}, err
	}
	b, s, err := readRegular(full, buf)
	if !errors.Is(err, errNotRegular) || s.kind != other {
		return b, s, err
	}
	if inside {
		b, err = t.readLinked(name)
		return b, s, err
	}
	f, err := os.Open(full) // a link beside the folder
	if err != nil {
		return nil, s, err
	}
	b, err = readBounded(name, f)
	return b, s, err
}

// readLinked follows links as long as they stay inside.
func (t *tree) readLinked(name string) ([]byte, error) {
	full, _ := t.path(name)
	info, err := t.root.Stat(filepath.FromSlash(name))
	if err != nil {
		if _, outside := os.Stat(full); outside == nil {
			return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("a link that leads out of the folder is not followed")}
		}
		if t.isLink(name) {
			return nil, &fs.PathError{Op: "read", Path: name, Err: errLeadsNowhere}
		}
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errNotRegular}
	}
	f, err := t.root.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, err
	}
	return readBounded(name, f)
}

// isLink reports whether a name is there, as a symbolic link.
func (t *tree) isLink(name string) bool {
	full, _ := t.path(name)
	info, err := os.Lstat(full)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

var (
	errNotRegular   = errors.New("not a regular file")
	errLeadsNowhere = errors.New("the link leads nowhere; the go command refuses a package with such a file")
)

func readBounded(name string, f *os.File) ([]byte, error) {
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	switch {
	case !info.Mode().IsRegular(): // it may have become a pipe since it was looked at
		return nil, &fs.PathError{Op: "read", Path: name, Err: errNotRegular}
	case info.Size() > maxFile:
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
	m := t.known()
	if m != nil {
		if x := m.trusted(name, t.look); x != nil && x.stamp.kind == directory {
			return x.entries, nil
		}
	}
	out, s, linked, err := t.list(name)
	if m != nil {
		switch {
		case err == nil:
			m.set(name, memo{stamp: s, id: listID(out), entries: out, fresh: linked})
		case errors.Is(err, fs.ErrNotExist) && s.kind == missing:
			m.set(name, memo{})
		default:
			m.set(name, memo{stamp: stamp{kind: other}})
		}
	}
	return out, err
}

// list lists a folder; the stamp is from before. With links in it the stamp does not tell all. Whatever is named like a
// Go file and is no folder is listed, even if it cannot be read: the go command refuses a package with such a file.
func (t *tree) list(name string) (out []Entry, s stamp, linked bool, err error) {
	full, inside := t.path(name)
	if s, err = stampOf(full); err != nil {
		return nil, s, false, err
	}
	if inside && !t.isReal(name) {
		return nil, s, false, &fs.PathError{Op: "list", Path: name, Err: fs.ErrNotExist}
	}
	if t.view != nil {
		t.view.nDirs.Add(1)
	}
	list, err := os.ReadDir(full)
	if err != nil {
		return nil, s, false, err
	}
	out = make([]Entry, 0, len(list))
	for _, e := range list {
		switch {
		case e.IsDir():
			if inside {
				t.real.Store(path.Join(name, e.Name()), true)
			}
			out = append(out, Entry{Name: e.Name(), Dir: true})
		case e.Type().IsRegular():
			out = append(out, Entry{Name: e.Name()})
		case e.Type()&fs.ModeSymlink != 0:
			linked = true
			// A link out of the folder is listed, since the go command follows it: whoever reads it learns that we do not.
			info, err := os.Stat(filepath.Join(full, e.Name()))
			if err == nil && info.Mode().IsRegular() || isGoFile(e.Name()) && (err != nil || !info.IsDir()) {
				out = append(out, Entry{Name: e.Name()})
			}
		case isGoFile(e.Name()): // a pipe or the like
			out = append(out, Entry{Name: e.Name()})
		}
	}
	slices.SortFunc(out, func(a, b Entry) int { return strings.Compare(a.Name, b.Name) })
	return out, s, linked, nil
}

func (t *tree) id(name string) (fileID, bool) {
	m := t.known()
	if m == nil {
		return fileID{}, false
	}
	x := m.trusted(name, t.look)
	if x == nil || x.stamp.kind != regular {
		return fileID{}, false
	}
	return x.id, true
}
