package source

import (
	"encoding/binary"
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

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
