package gate

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
)

// shelf keeps what rules that follow code through the program look into, which is dropped from the units as soon as package
// rules have judged them. Where all facts of the program, wherever they stand, are those of an earlier run, these rules find
// the same again, at the same places if the units there are as they were; so what a unit says is only looked at again if its
// state is new. The methods of a nil shelf keep nothing.
type shelf struct {
	program *program.Program
	rules   []program.Rule
	want    map[*inventory.Package]inventory.Section
	brief   func(*inventory.Package)
	cache   *source.Cache

	mu      sync.Mutex
	kept    map[*inventory.Package]packed
	states  map[*inventory.Package]source.Key
	facts   map[*inventory.Package]source.Key // of units with a state
	before  map[source.Key]source.Key         // facts by states, of earlier runs
	now     map[source.Key]source.Key         // of this one
	skipped bool                              // some unit is not kept, since its facts are known
}

// newShelf asks the selected rules what they look into. It is nil if that is nothing, or the code is not read as deep.
func newShelf(p *program.Program, names []string, depth inventory.Depth, cache *source.Cache) *shelf {
	s := &shelf{
		program: p, brief: program.Brief(p), cache: cache, want: map[*inventory.Package]inventory.Section{},
		kept: map[*inventory.Package]packed{}, states: map[*inventory.Package]source.Key{},
		facts: map[*inventory.Package]source.Key{}, now: map[source.Key]source.Key{},
	}
	for _, r := range program.Rules {
		if depth >= inventory.DepthTypes && slices.Contains(names, r.Name) && r.Needs(p.Policy) != 0 {
			s.rules = append(s.rules, r)
			r.Wants(p, func(u *inventory.Package, sections inventory.Section) { s.want[u] |= sections })
		}
	}
	if len(s.rules) == 0 {
		return nil
	}
	if len(p.Policy.Members()) == 0 { // else other policies have a say
		s.before = decodeFacts(cache.File(s.file()))
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

// rest returns what is wanted of a unit in a state of which all else is known: nothing, if its facts are.
func (s *shelf) rest(u *inventory.Package, state source.Key) inventory.Section {
	want := s.sections(u)
	if want == 0 {
		return 0
	}
	k := factsKey(state, want)
	s.mu.Lock()
	defer s.mu.Unlock()
	facts, ok := s.before[k]
	if !ok {
		return want
	}
	s.states[u], s.facts[u], s.now[k], s.skipped = state, facts, facts, true
	return 0
}

func (s *shelf) keep(u *inventory.Package, state source.Key) {
	want := s.sections(u)
	if want == 0 {
		return
	}
	brief := u.Only(want)
	s.brief(brief)
	facts, known := source.Key{}, state != (source.Key{}) && u.Problem.Message == "" && s.cache != nil
	if known {
		facts = brief.Facts(want)
	}
	kept := pack(brief)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.kept[u] = kept
	if known {
		s.states[u], s.facts[u], s.now[factsKey(state, want)] = state, facts, facts
	}
}

// judge runs the rules, if what they look into has changed.
func (s *shelf) judge(loaded *source.Program, depth inventory.Depth) ([]*subject.Finding, error) {
	if s == nil {
		return nil, nil
	}
	k := s.key(loaded)
	if out, ok := s.recall(k); ok {
		s.save()
		return out, nil
	}
	if s.skipped {
		if err := s.readAll(loaded, depth); err != nil {
			return nil, err
		}
	}
	if err := s.restore(); err != nil {
		return nil, err
	}
	var out []*subject.Finding
	for _, r := range s.rules {
		out = append(out, r.RunDeep(s.program)...)
	}
	s.clear()
	s.save()
	s.tell(k, out)
	return out, nil
}

// readAll reads what is wanted of every unit.
func (s *shelf) readAll(loaded *source.Program, depth inventory.Depth) error {
	s.kept = map[*inventory.Package]packed{}
	return loaded.Read(depth, source.Visit{Want: s.sections, Done: s.keep})
}

// key stands for all that decides what the rules find, but for places. It is zero if that is not known.
func (s *shelf) key(loaded *source.Program) source.Key {
	if s.cache == nil || len(s.program.Policy.Members()) > 0 {
		return source.Key{}
	}
	var b strings.Builder
	for _, r := range s.rules {
		b.WriteString(r.Name + " ")
	}
	for _, u := range s.program.Units {
		facts, ok := s.facts[u]
		if !ok && s.want[u] != 0 || u.Problem.Message != "" {
			return source.Key{}
		}
		if !ok {
			facts = u.Facts(0)
		}
		b.Write(facts[:])
	}
	return source.KeyOf("quiet", loaded.State.String(), s.program.Policy.FlowKey(), s.program.TemplatesKey(), s.program.Refusals(), b.String())
}

// restore gives the units what was kept of them.
func (s *shelf) restore() error {
	for u, kept := range s.kept {
		if err := kept.unpack(u); err != nil {
			return fmt.Errorf("what was kept of %s cannot be read: %w", u.Dir, err)
		}
		s.kept[u] = packed{}
	}
	return nil
}

// clear lets go of it again.
func (s *shelf) clear() {
	for u := range s.kept {
		u.DropTypes()
	}
	s.kept = nil
}

// save stores the facts for the next run, and some of those from before: an edit may be taken back.
func (s *shelf) save() {
	if s.cache == nil || maps.Equal(s.now, s.before) {
		return
	}
	if len(s.before)+len(s.now) < 4*len(s.want) {
		for k, v := range s.before {
			s.now[k] = v
		}
	}
	s.cache.SetFile(s.file(), encodeFacts(s.now))
}
