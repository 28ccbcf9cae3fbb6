package source

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
	if s.links.program == u.l.programKey() && s.links.areOf(units) { // else another build list may look different now
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
