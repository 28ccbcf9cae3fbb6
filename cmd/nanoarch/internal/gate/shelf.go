package gate

import (
	"slices"
	"sync"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
)

// shelf keeps what program rules look into, which is dropped from the units as soon as package rules have judged them. The
// methods of a nil shelf keep nothing.
type shelf struct {
	want map[*inventory.Package]inventory.Section

	mu   sync.Mutex
	kept map[*inventory.Package]*inventory.Package
}

// newShelf asks the selected rules what they look into. It is nil if that is nothing, or the code is not read as deep.
func newShelf(p *program.Program, names []string, depth inventory.Depth) *shelf {
	if depth < inventory.DepthTypes {
		return nil
	}
	s := &shelf{want: map[*inventory.Package]inventory.Section{}, kept: map[*inventory.Package]*inventory.Package{}}
	for _, r := range program.Rules {
		if slices.Contains(names, r.Name) {
			r.Wants(p, func(u *inventory.Package, sections inventory.Section) { s.want[u] |= sections })
		}
	}
	if len(s.want) == 0 {
		return nil
	}
	return s
}

// sections returns what is wanted of a unit.
func (s *shelf) sections(u *inventory.Package) inventory.Section {
	if s == nil {
		return 0
	}
	return s.want[u]
}

func (s *shelf) keep(u *inventory.Package) {
	want := s.sections(u)
	if want == 0 {
		return
	}
	kept := u.Only(want)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.kept[u] = kept
}

// restore gives the units what was kept of them.
func (s *shelf) restore() {
	if s == nil {
		return
	}
	for u, kept := range s.kept {
		u.Add(kept, s.want[u]&kept.Sections)
	}
}

// clear lets go of it again.
func (s *shelf) clear() {
	if s == nil {
		return
	}
	for u := range s.kept {
		u.DropTypes()
	}
	s.kept = nil
}
