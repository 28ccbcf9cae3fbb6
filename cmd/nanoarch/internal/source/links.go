package source

import (
	"encoding/binary"
	"slices"
	"strings"
)

// link is what is remembered of a unit besides its records: the key of its state, and the deep shape that importers saw.
// A unit whose files and imports are as they were has the same key again, without anybody making it anew.
type link struct {
	own   Key    // of the unit
	name  string // folder and package name
	state Key    // of the typed sections
	shape string // of the code without tests, "" if nobody asked for it
}

// links are those of a build list.
type links struct {
	list    []link      // in the order of the units
	index   map[Key]int // by the units' own keys, nil as long as nobody asked
	folders []string    // of the module cache that were used
	program Key         // of the files of the whole program, see loader.programKey
}

// linksFile names the file of a build list's links. They hold in one context only.
func (u *universe) linksFile() string {
	return "links-" + KeyOf("links", u.key, u.l.state.String()).String()
}

// encode writes the links.
func (l *links) encode() []byte {
	size := 1 << 10
	for i := range l.list {
		size += 2*len(Key{}) + len(l.list[i].name) + len(l.list[i].shape) + 4
	}
	out := appendText(make([]byte, 0, size), strings.Join(l.folders, "\n"))
	out = append(out, l.program[:]...)
	for i := range l.list {
		x := &l.list[i]
		out = append(append(out, x.own[:]...), x.state[:]...)
		out = appendText(appendText(out, x.name), x.shape)
	}
	return out
}

func appendText(out []byte, s string) []byte {
	return append(binary.AppendUvarint(out, uint64(len(s))), s...)
}

// decodeLinks reads what encode wrote.
func decodeLinks(b []byte) (l links, ok bool) {
	d := decoder{text: string(b), ok: true}
	if text := d.string(); text != "" {
		l.folders = strings.Split(text, "\n")
	}
	copy(l.program[:], d.take(uint64(len(l.program))))
	l.list = make([]link, 0, len(b)/100)
	for d.ok && d.text != "" {
		var x link
		copy(x.own[:], d.take(uint64(len(x.own))))
		copy(x.state[:], d.take(uint64(len(x.state))))
		x.name, x.shape = d.string(), d.string()
		l.list = append(l.list, x)
	}
	return l, d.ok
}

// find returns the link of a unit, nil if there is none.
func (l *links) find(own Key) *link {
	if l.index == nil {
		l.index = make(map[Key]int, len(l.list))
		for i := range l.list {
			l.index[l.list[i].own] = i
		}
	}
	i, ok := l.index[own]
	if !ok {
		return nil
	}
	return &l.list[i]
}

// areOf reports whether the links are those of just these units.
func (l *links) areOf(units []*unit) bool {
	return slices.EqualFunc(l.list, units, func(x link, u *unit) bool { return x.own == u.own && u.Problem.Message == "" })
}

func linkName(u *unit) string { return u.Dir + " " + u.Name }

// shapesOf returns the linked shapes of units whose files are others now, by name.
func (l *links) shapesOf(changed []*unit) map[string]string {
	out := map[string]string{}
	for _, x := range changed {
		out[linkName(x)] = ""
	}
	if len(out) == 0 {
		return out
	}
	for i := range l.list {
		if x := &l.list[i]; x.shape != "" {
			if _, wanted := out[x.name]; wanted {
				out[x.name] = x.shape
			}
		}
	}
	return out
}

// saveLinks writes the links of all units for the next run. If code outside of the program's packages was read there are
// none: nobody would notice if that changed.
func (u *universe) saveLinks(units []*unit, roots []*root) {
	if u.l.cache == nil || u.hidden {
		return
	}
	read := make(map[*unit]*root, len(roots))
	for _, r := range roots {
		read[r.unit] = r
	}
	out := links{list: make([]link, 0, len(units)), program: u.l.programKey()}
	for i, x := range units {
		if r := read[x]; r != nil {
			if x, ok := r.link(); ok {
				out.list = append(out.list, x)
			}
		} else if known := u.settled.linkOf(x); known != nil {
			kept := *known
			if u.settled.same != nil && u.settled.same[i] == no {
				kept.shape = ""
			}
			out.list = append(out.list, kept)
		}
	}
	u.l.folders.Range(func(f, _ any) bool {
		out.folders = append(out.folders, f.(string))
		return true
	})
	slices.Sort(out.folders)
	u.l.cache.SetFile(u.linksFile(), out.encode())
}

// linksAreOld reports whether the links are of another state of the program than this one.
func (u *universe) linksAreOld() bool {
	return u.settled == nil || u.settled.links.program != u.l.programKey()
}

// linkOf returns the link of a unit whose files are as they were.
func (s *settling) linkOf(x *unit) *link {
	if s == nil {
		return nil
	}
	return s.links.find(x.own)
}

// link returns the link of a unit that was read; it is not ok if there is none.
func (r *root) link() (x link, ok bool) {
	if r.key == (Key{}) || r.unit.Problem.Message != "" {
		return x, false
	}
	x = link{own: r.unit.own, name: linkName(r.unit), state: r.key}
	if n := r.code; r.unit.TestOf == "" && n.root == r && n.shapeKnown.Load() && !strings.HasPrefix(n.shape, "error ") {
		x.shape = n.shape
	}
	return x, true
}
