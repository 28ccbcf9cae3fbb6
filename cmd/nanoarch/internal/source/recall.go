package source

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"sync/atomic"
)

// recalled is a memory as it was kept: a list, so that looking at all of it needs no table.
type recalled struct {
	names []string
	memos []memo
	lists []string // of folders, as encoded
}

// recall reads what encode wrote.
func recall(b []byte) (r recalled, ok bool) {
	b, ok = bytes.CutPrefix(b, []byte(memoryMagic))
	d := decoder{text: string(b), ok: ok}
	n := d.number()
	if n > uint64(len(b)) {
		return r, false
	}
	r = recalled{names: make([]string, 0, n), memos: make([]memo, 0, n), lists: make([]string, 0, n)}
	for range n {
		if !d.ok {
			return r, false
		}
		r.names = append(r.names, d.string())
		x, list := d.memo()
		r.memos, r.lists = append(r.memos, x), append(r.lists, list)
	}
	return r, d.ok
}

// decoder reads numbers and texts; after a fault it gives zero values.
type decoder struct {
	text string
	ok   bool
}

func (d *decoder) take(n uint64) string {
	if n > uint64(len(d.text)) {
		d.ok, d.text = false, ""
		return ""
	}
	s := d.text[:n]
	d.text = d.text[n:]
	return s
}

func (d *decoder) number() uint64 {
	var v uint64
	for shift := 0; shift < 64; shift += 7 {
		s := d.take(1)
		if s == "" {
			return 0
		}
		v |= uint64(s[0]&0x7f) << shift
		if s[0] < 0x80 {
			return v
		}
	}
	d.ok = false
	return 0
}

func (d *decoder) string() string { return d.take(d.number()) }

func (d *decoder) fixed() int64 {
	s := d.take(8)
	if s == "" {
		return 0
	}
	return int64(binary.LittleEndian.Uint64([]byte(s)))
}

func (d *decoder) memo() (x memo, list string) {
	flags := d.take(1)
	if flags == "" {
		return x, ""
	}
	x.stamp.kind, x.fresh = kind(flags[0]&0x7f), flags[0]&0x80 != 0
	if x.stamp.kind == missing {
		return x, ""
	}
	x.stamp.size = int64(d.number())
	x.stamp.mtime, x.stamp.ctime = d.fixed(), d.fixed()
	x.stamp.inode = d.number()
	copy(x.id[:], d.take(uint64(len(x.id))))
	if x.stamp.kind == directory {
		list = d.string()
	}
	return x, list
}

// look compares every stamp with what is there now and returns how many differ.
func (r *recalled) look(look func(string) (stamp, error)) int {
	var differ atomic.Int64
	parallel(len(r.names), func(i int) {
		x := &r.memos[i]
		if s, err := look(r.names[i]); err == nil && s == x.stamp && !x.fresh {
			x.sure = true
		} else {
			differ.Add(1)
		}
	})
	return int(differ.Load())
}

// memory returns the table of what was recalled.
func (r *recalled) memory() *memory {
	m := &memory{known: make(map[string]*memo, len(r.names)), names: r.names, ordered: slices.IsSorted(r.names)}
	for i, name := range r.names {
		x := &r.memos[i]
		if x.stamp.kind == directory {
			x.entries = entriesOf(r.lists[i])
		}
		m.known[name] = x
	}
	return m
}

func entriesOf(list string) []Entry {
	out := make([]Entry, 0, strings.Count(list, "\x00"))
	for list != "" {
		name, rest, _ := strings.Cut(list, "\x00")
		base, dir := strings.CutSuffix(name, "/")
		out = append(out, Entry{Name: base, Dir: dir})
		list = rest
	}
	return out
}

// state returns a key of all that was recalled; whatever a run sees of the disk is part of it.
func (r *recalled) state() Key {
	var h keyHash
	for i, name := range r.names {
		h.state(name, &r.memos[i])
	}
	return h.sum()
}
