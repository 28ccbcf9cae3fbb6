package source

import (
	"bytes"
	"crypto/sha1"
	"encoding/binary"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// memory is what is known of the files on disk: every name that was asked for, its stamp, and what was there. It lives
// on between runs, so that nothing is read twice that did not change.
type memory struct {
	mu      sync.Mutex
	known   map[string]*memo
	names   []string // of known, sorted, if ordered; they are compared often otherwise
	ordered bool
	changed bool // it differs from what was kept
	torn    bool // something became something else after it was looked at in this run
	all     *Key // see state, nil as long as nobody asked for what is known now
}

// memo is what is known of one name.
type memo struct {
	stamp   stamp
	id      fileID  // of the content, of the list of a folder; zero for what is missing
	entries []Entry // of a folder
	sure    bool    // looked at in this run
	asked   bool    // somebody wanted to know in this run
	fresh   bool    // the stamp tells nothing, see stamp.isFresh
}

// listID stands for the list of a folder.
func listID(entries []Entry) (id fileID) {
	h := sha1.New()
	for _, e := range entries {
		h.Write([]byte(e.Name))
		if e.Dir {
			h.Write([]byte{'/'})
		}
		h.Write([]byte{0})
	}
	h.Sum(id[:0])
	return id
}

// set notes what was found. The stamp is from before it was read.
func (m *memory) set(name string, x memo) {
	x.sure, x.asked = true, true
	x.fresh = x.fresh || x.stamp.kind == other || x.stamp.kind != missing && x.stamp.isFresh(time.Now())
	m.mu.Lock()
	defer m.mu.Unlock()
	was := m.known[name]
	if was == nil {
		m.ordered = false
	}
	if was == nil || was.stamp.kind != x.stamp.kind || was.id != x.id {
		m.all, m.torn = nil, m.torn || was != nil && was.sure
	}
	m.known[name] = &x
	m.changed = true
}

// order returns all names, sorted.
func (m *memory) order() []string {
	if !m.ordered {
		m.names, m.ordered = slices.Sorted(maps.Keys(m.known)), true
	}
	return m.names
}

// trusted returns what is known of a name if that is what is there now, nil if it has to be read.
func (m *memory) trusted(name string, look func(string) (stamp, error)) *memo {
	m.mu.Lock()
	defer m.mu.Unlock()
	x := m.known[name]
	if x == nil {
		return nil
	}
	if !x.sure {
		if s, err := look(name); err != nil || s != x.stamp || x.fresh {
			return nil
		}
		x.sure = true
	}
	x.asked = true
	return x
}

// forget drops what is not there and nobody asked for any more.
func (m *memory) forget() {
	for name, x := range m.known {
		if x.stamp.kind == missing && !x.asked {
			delete(m.known, name)
			m.ordered, m.all = false, nil
		}
	}
}

const memoryMagic = "nanoarch memory 1\n"

// encode writes the memory, sorted by name.
func (m *memory) encode() []byte {
	names := m.order()
	out := append(make([]byte, 0, 128*len(names)), memoryMagic...)
	out = binary.AppendUvarint(out, uint64(len(names)))
	for _, name := range names {
		out = m.known[name].encode(out, name)
	}
	return out
}

func (x *memo) encode(out []byte, name string) []byte {
	out = binary.AppendUvarint(out, uint64(len(name)))
	out = append(out, name...)
	flags := byte(x.stamp.kind)
	if x.fresh {
		flags |= 0x80
	}
	out = append(out, flags)
	if x.stamp.kind == missing {
		return out
	}
	out = binary.AppendUvarint(out, uint64(x.stamp.size))
	out = binary.LittleEndian.AppendUint64(out, uint64(x.stamp.mtime))
	out = binary.LittleEndian.AppendUint64(out, uint64(x.stamp.ctime))
	out = binary.AppendUvarint(out, x.stamp.inode)
	out = append(out, x.id[:]...)
	if x.stamp.kind == directory {
		var list []byte
		for _, e := range x.entries {
			list = append(list, e.Name...)
			if e.Dir {
				list = append(list, '/')
			}
			list = append(list, 0)
		}
		out = binary.AppendUvarint(out, uint64(len(list)))
		out = append(out, list...)
	}
	return out
}

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

// state returns the same key of a memory.
func (m *memory) state() Key {
	if m.all == nil {
		k := m.key(func(string) bool { return true }, nil)
		m.all = &k
	}
	return *m.all
}

// key returns a key of what is known of the names that count; of some it was something else before.
func (m *memory) key(counts func(name string) bool, before map[string]memo) Key {
	var h keyHash
	for _, name := range m.order() {
		if !counts(name) {
			continue
		}
		if was, ok := before[name]; ok {
			h.state(name, &was)
		} else {
			h.state(name, m.known[name])
		}
	}
	return h.sum()
}

func (h *keyHash) state(name string, x *memo) {
	h.string(name)
	h.buf = append(h.buf, byte(x.stamp.kind))
	h.buf = append(h.buf, x.id[:]...)
	if len(h.buf) > 1<<15 {
		h.flush()
	}
}

// drop forgets a name that cannot be looked at.
func (m *memory) drop(name string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.known, name)
	m.changed, m.ordered, m.all = true, false, nil
}
