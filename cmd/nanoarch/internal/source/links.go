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
		return u.l.link(units)
	}
	s := settling{u: u, units: units}
	if s.links, ok = decodeLinks(b); !ok || !areThere(s.links.folders) {
		return u.l.link(units)
	}
	if s.links.areOf(units) {
		u.settled, others = &s, u.handOver(units, func(i int) *link { return &s.links.list[i] })
		s.allSame(others)
	} else if others, ok = s.part(); !ok {
		return others
	}
	u.l.needFolders(s.links.folders)
	return u.l.link(others)
}

// allSame notes that every unit looks as it did, if some are to be read all the same.
func (s *settling) allSame(others []*unit) {
	if len(others) == 0 {
		return
	}
	s.start()
	s.links.find(Key{}) // makes the index, before many read it at once
	for i := range s.same {
		if s.same[i] = no; s.links.list[i].shape != "" {
			s.same[i] = yes
		}
	}
}

// start numbers the units that importers mean.
func (s *settling) start() {
	s.byPath, s.same = make(map[string]int, len(s.units)), make([]verdict, len(s.units))
	for i, x := range s.units {
		if x.primary && x.TestOf == "" {
			s.byPath[x.ImportPath] = i
		}
	}
}

// part hands over the units that have links and import none that looks different now. It is not ok with too many changes.
func (s *settling) part() (others []*unit, ok bool) {
	u := s.u
	var changed []*unit
	s.start()
	for _, x := range u.l.link(s.units) {
		if s.links.find(x.own) == nil {
			changed = append(changed, x)
		}
	}
	if len(changed) > 100 && len(changed) > len(s.units)/20 {
		return s.units, false
	}
	s.before = s.links.shapesOf(changed)
	u.settled = s
	u.roots(changed) // so that what is asked of them is read whole, once
	return u.handOver(s.units, func(i int) *link {
		if x := s.units[i]; s.isSettled(x) {
			return s.links.find(x.own)
		}
		return nil
	}), true
}

// isSettled reports whether the unit and all that its record depends on is as it was.
func (s *settling) isSettled(x *unit) bool {
	if s.links.find(x.own) == nil || x.Problem.Message != "" {
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
	linked, shape := s.links.find(x.own), s.before[linkName(x)]
	if linked != nil {
		shape = linked.shape
	}
	same := x.Problem.Message == "" && shape != ""
	if same && (linked == nil || !s.sameShapes(x.needs)) {
		n := s.u.code(x.ImportPath, x)
		s.u.markCycles()
		same = n.deepShape() == shape
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
	if linked := s.links.find(x.own); linked != nil {
		return linked.shape, true
	}
	return s.before[linkName(x)], true
}

// handOver gives units in known states to whoever visits, and returns those that have no link or of which sections that
// are wanted have to be read.
func (u *universe) handOver(units []*unit, linked func(i int) *link) (others []*unit) {
	for i, x := range units {
		known := linked(i)
		if known == nil {
			others = append(others, x)
			continue
		}
		r := root{u: u, unit: x, key: known.state}
		if r.fetch(); r.missing != 0 {
			x.DropTypes()
			others = append(others, x)
			continue
		}
		r.done()
	}
	return others
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
	out := links{list: make([]link, 0, len(units))}
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
