package source

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// overlay lays contents over another view.
type overlay struct {
	below    *View
	contents map[string][]byte
	dirs     map[string][]Entry // what the contents add to each folder
}

func (o *overlay) close() error { return nil }

func (o *overlay) id(name string) (fileID, bool) {
	if b, laid := o.contents[name]; laid {
		return idOf(b), b != nil
	}
	return o.below.files.id(name)
}

func (o *overlay) remember(c *Cache) Key { return o.over(o.below.Remember(c)) }

func (o *overlay) keep(c *Cache, whole bool) Key {
	if whole {
		return o.over(o.below.Keep(c))
	}
	o.below.Refresh(c)
	return Key{}
}

func (o *overlay) code() Key { return Key{} }

func (o *overlay) changed(Key) ([]string, bool) { return nil, false }

// over joins the key of the view below with the contents laid over it.
func (o *overlay) over(below Key) Key {
	if below == (Key{}) {
		return below
	}
	var h keyHash
	h.key(below)
	for _, name := range slices.Sorted(maps.Keys(o.contents)) {
		b := o.contents[name]
		h.string(name)
		h.bool(b != nil)
		h.string(string(b))
	}
	return h.sum()
}

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

func (o *overlay) readFile(name string, buf []byte) ([]byte, error) {
	b, laid := o.contents[name]
	switch {
	case !laid:
		return o.below.readTo(name, buf)
	case b == nil:
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
	}
	return bytes.Clone(b), nil
}

func (o *overlay) readDir(name string) ([]Entry, error) {
	entries, err := o.below.listAround(name)
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
