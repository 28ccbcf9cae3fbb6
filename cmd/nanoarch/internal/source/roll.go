package source

import (
	"bytes"
	"encoding/binary"
	"path"
	"slices"
	"strconv"
	"strings"
)

// roll is all that the last run read of the program's folders, in one piece: what the walk found, and the units of each
// folder. Packs keep the units of single folders as well, for whoever comes back to an older state.
type roll struct {
	code    Key // of all code that it was read from, see backend.code; zero if it does not hold everything
	walked  walked
	folders []rolled // of walked, in their order
}

// rolled are the units of one folder.
type rolled struct {
	dir   string
	key   Key    // see loader.folderKey; zero if it is not known
	units []byte // as encodeFolder writes them
}

// rollFile names the file of the roll. What the caller says about the files to read is part of it.
func (l *loader) rollFile() string {
	b := l.opt.Build
	return "roll-" + KeyOf("roll", Environment().String(), b.GOOS, b.GOARCH, strings.Join(b.Tags, " "), strconv.FormatBool(b.Cgo),
		strconv.FormatBool(l.opt.Generated == nil), l.opt.Selection).String()
}

const rollMagic = "nanoarch roll 2\n"

// encode writes the roll: a head with all texts, and behind it the units of all folders.
func (r *roll) encode() []byte {
	head, size := append([]byte{}, r.code[:]...), 0
	head = binary.AppendUvarint(head, uint64(len(r.folders)))
	for _, list := range [][]string{r.walked.goMods, r.walked.goWorks, r.walked.policies} {
		head = appendText(head, strings.Join(list, "\n"))
	}
	for i := range r.folders {
		f := &r.folders[i]
		head = append(appendText(head, f.dir), f.key[:]...)
		head = binary.AppendUvarint(head, uint64(len(f.units)))
		size += len(f.units)
	}
	out := append(make([]byte, 0, len(rollMagic)+10+len(head)+size), rollMagic...)
	out = append(binary.AppendUvarint(out, uint64(len(head))), head...)
	for i := range r.folders {
		out = append(out, r.folders[i].units...)
	}
	return out
}

// decodeRoll reads what encode wrote; the units use the memory of b.
func decodeRoll(b []byte) (r roll, ok bool) {
	b, ok = bytes.CutPrefix(b, []byte(rollMagic))
	size, n := binary.Uvarint(b)
	if !ok || n <= 0 || size > uint64(len(b)-n) {
		return r, false
	}
	d, units := decoder{text: string(b[n : n+int(size)]), ok: true}, b[n+int(size):]
	copy(r.code[:], d.take(uint64(len(r.code))))
	count := d.number()
	if count > uint64(len(b)) {
		return r, false
	}
	r.folders = make([]rolled, 0, count)
	for _, list := range []*[]string{&r.walked.goMods, &r.walked.goWorks, &r.walked.policies} {
		if text := d.string(); text != "" {
			*list = strings.Split(text, "\n")
		}
	}
	for d.ok && d.text != "" {
		f := rolled{dir: d.string()}
		copy(f.key[:], d.take(uint64(len(f.key))))
		size := d.number()
		if size > uint64(len(units)) {
			return r, false
		}
		f.units, units = units[:size:size], units[size:]
		r.folders = append(r.folders, f)
	}
	return r, d.ok
}

// walk lists the folders of the program. If only Go files have changed since the last run that need not be done again.
func (l *loader) walk() walked {
	if b, ok := l.cache.File(l.rollFile()); ok {
		if l.last, ok = decodeRoll(b); !ok {
			l.last = roll{}
		}
	}
	var found walked
	if changed, ok := l.view.files.changed(l.last.code); ok {
		found, l.touched = l.last.walked, map[string]bool{}
		found.packages = make([]folder, 0, len(l.last.folders))
		for i := range l.last.folders {
			found.packages = append(found.packages, folder{dir: l.last.folders[i].dir})
		}
		for _, name := range changed {
			l.touched[path.Dir(name)] = true
		}
	} else {
		found = walk(l.view, l.opt.Skip)
	}
	l.roll.walked = walked{goMods: slices.Clone(found.goMods), goWorks: slices.Clone(found.goWorks), policies: found.policies}
	found.lookAbove(l.view)
	return found
}

// find returns what the roll holds of a folder, nil for nothing.
func (r *roll) find(dir string) *rolled {
	i, ok := slices.BinarySearchFunc(r.folders, dir, func(f rolled, dir string) int { return strings.Compare(f.dir, dir) })
	if !ok {
		return nil
	}
	return &r.folders[i]
}

// Keep stores what was read of the folders for the next run, after the view has stored what it has seen.
func (p *Program) Keep() {
	l := p.loader
	if l == nil || l.cache == nil || l.touched != nil && len(l.touched) == 0 {
		return
	}
	r, whole := &l.roll, len(l.errors) == 0
	for i := range r.folders {
		whole = whole && r.folders[i].units != nil
	}
	if whole && l.opt.Selection != "" {
		r.code = l.view.files.code()
	}
	same := func(a, b rolled) bool { return a.dir == b.dir && a.key == b.key }
	if r.code != l.last.code || !slices.EqualFunc(r.folders, l.last.folders, same) {
		l.cache.SetFile(l.rollFile(), r.encode())
	}
}
