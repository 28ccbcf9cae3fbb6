package source

import (
	"encoding/binary"
	"slices"
	"strings"
)

// link is what is remembered of a unit besides its records: the key of its state, and the deep shape that importers saw.
// A unit whose files and imports are as they were has the same key again, without anybody making it anew.
type link struct {
	name  string // folder and package name
	state Key    // of the typed sections
	shape string // of the code without tests, "" if nobody asked for it
}

// links are those of a build list.
type links struct {
	units   map[Key]link // by the units' own keys
	folders []string     // of the module cache that were used
}

// linksFile names the file of a build list's links. They hold in one context only.
func (u *universe) linksFile() string {
	return "links-" + KeyOf("links", u.key, u.l.state.String()).String()
}

// encode writes the links, in no order.
func (l *links) encode() []byte {
	out := appendText(nil, strings.Join(l.folders, "\n"))
	for k, x := range l.units {
		out = append(append(out, k[:]...), x.state[:]...)
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
	l.units = make(map[Key]link, len(b)/105)
	for d.ok && d.text != "" {
		var own Key
		var x link
		copy(own[:], d.take(uint64(len(own))))
		copy(x.state[:], d.take(uint64(len(x.state))))
		x.name, x.shape = d.string(), d.string()
		l.units[own] = x
	}
	return l, d.ok
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
	for _, x := range l.units {
		if _, wanted := out[x.name]; wanted {
			out[x.name] = x.shape
		}
	}
	return out
}

// settling finds the units of a build list that nothing has happened to since their links were written.
type settling struct {
	u      *universe
	links  links
	units  []*unit
	byPath map[string]int    // the units that importers mean
	before map[string]string // shapes of units whose files changed, by name
	same   []verdict         // by unit: whether its shape is the linked one
}

type verdict byte

const (
	unknown verdict = iota
	asking
	yes
	no
)

// settle hands over the units that are as they were, and returns the others. With many changes it is not worth the
// trouble: then all are others.
func (u *universe) settle(units []*unit) (others []*unit) {
	b, ok := u.l.cache.File(u.linksFile())
	if !ok {
		return units
	}
	s := settling{u: u, units: units, byPath: make(map[string]int, len(units)), same: make([]verdict, len(units))}
	if s.links, ok = decodeLinks(b); !ok || !areThere(s.links.folders) {
		return units
	}
	var changed []*unit
	for i, x := range units {
		if x.primary && x.TestOf == "" {
			s.byPath[x.ImportPath] = i
		}
		if _, known := s.links.units[x.own]; !known {
			changed = append(changed, x)
		}
	}
	if len(changed) > 100 && len(changed) > len(units)/20 {
		return units
	}
	s.before = s.links.shapesOf(changed)
	u.settled = &s
	u.roots(changed) // so that what is asked of them is read whole, once
	for _, x := range units {
		if !s.isSettled(x) || !u.l.handOver(x, s.links.units[x.own].state) {
			others = append(others, x)
		}
	}
	u.l.needFolders(s.links.folders)
	return others
}

// isSettled reports whether the unit and all that its record depends on is as it was.
func (s *settling) isSettled(x *unit) bool {
	if _, known := s.links.units[x.own]; !known || x.Problem.Message != "" {
		return false
	}
	if x.TestOf != "" {
		i, ok := s.byPath[x.TestOf]
		if !ok || !s.isSettled(s.units[i]) {
			return false
		}
	}
	return s.sameShapes(x.uses)
}

// sameShapes reports whether all imports look as they did. What comes from outside is covered by the links' key.
func (s *settling) sameShapes(paths []string) bool {
	for _, p := range paths {
		if i, local := s.byPath[p]; local {
			if !s.sameShape(i) {
				return false
			}
		} else if _, local := s.u.folder(p); local {
			return false // it is no package of the program, so it has no link
		}
	}
	return true
}

// sameShape reports whether a unit looks to its importers as it did.
func (s *settling) sameShape(i int) bool {
	if s.same[i] != unknown {
		return s.same[i] == yes // of a ring of imports nothing is the same
	}
	x := s.units[i]
	s.same[i] = asking
	known, linked := s.links.units[x.own]
	if !linked {
		known.shape = s.before[linkName(x)]
	}
	same := x.Problem.Message == "" && known.shape != ""
	if same && (!linked || !s.sameShapes(x.needs)) {
		n := s.u.code(x.ImportPath, x)
		s.u.markCycles()
		same = n.deepShape() == known.shape
	}
	s.same[i] = no
	if same {
		s.same[i] = yes
	}
	return same
}

// shapeOf returns the linked shape of a unit that looks as it did.
func (s *settling) shapeOf(x *unit) (string, bool) {
	if s == nil {
		return "", false
	}
	i, ok := s.byPath[x.ImportPath]
	if !ok || s.units[i] != x || s.same[i] != yes {
		return "", false
	}
	if known, linked := s.links.units[x.own]; linked {
		return known.shape, true
	}
	return s.before[linkName(x)], true
}

// handOver gives a unit in a known state to whoever visits; it is not done if sections that are wanted have to be read.
func (l *loader) handOver(x *unit, state Key) bool {
	r := root{u: &universe{l: l}, unit: x, key: state}
	if r.fetch(); r.missing != 0 {
		x.DropTypes()
		return false
	}
	r.done()
	return true
}

// saveLinks writes the links of all units for the next run. If code outside of the program's packages was read there are
// none: nobody would notice if that changed.
func (u *universe) saveLinks(units []*unit, roots []*root) {
	if u.l.cache == nil || u.hidden {
		return
	}
	out := links{units: make(map[Key]link, len(units))}
	if s := u.settled; s != nil {
		for i, x := range units {
			if known, ok := s.links.units[x.own]; ok {
				if s.same[i] == no {
					known.shape = ""
				}
				out.units[x.own] = known
			}
		}
	}
	for _, r := range roots {
		delete(out.units, r.unit.own)
		if r.key == (Key{}) || r.unit.Problem.Message != "" {
			continue
		}
		x := link{name: linkName(r.unit), state: r.key}
		if n := r.code; r.unit.TestOf == "" && n.root == r && n.shapeKnown.Load() && !strings.HasPrefix(n.shape, "error ") {
			x.shape = n.shape
		}
		out.units[r.unit.own] = x
	}
	u.l.folders.Range(func(f, _ any) bool {
		out.folders = append(out.folders, f.(string))
		return true
	})
	slices.Sort(out.folders)
	u.l.cache.SetFile(u.linksFile(), out.encode())
}
