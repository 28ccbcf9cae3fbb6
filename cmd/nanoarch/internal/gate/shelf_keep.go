package gate

import (
	"path"
	"regexp"
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
)

// toldFindings are what the rules of a shelf found, and the units of which they speak in the states that they had.
type toldFindings struct {
	Units  []int // numbers of units in the program
	States []string
	Found  []savedFinding
}

func (c *flat) told(t *toldFindings) {
	listOf(c, &t.Units, c.int)
	listOf(c, &t.States, c.string)
	listOf(c, &t.Found, c.finding)
}

func toldFile(k source.Key) string { return "told-" + k.String() }

// aPlace is a place in a text.
var aPlace = regexp.MustCompile(`([^\s:(]+\.go):[0-9]`)

// placed adds the units to a table of which the texts of a finding name places; it is not ok if it cannot tell which.
func (s *shelf) placed(f *subject.Finding, table *unitTable) (ok bool) {
	text := f.Message
	for _, r := range f.Related {
		if text += "\n" + r.Message; r.Package == nil && r.Line > 0 {
			return false
		}
	}
	for _, place := range aPlace.FindAllStringSubmatch(text, -1) {
		u := s.unitWith(place[1])
		if u == nil {
			return false
		}
		table.number(u)
	}
	return f.File == ""
}

// unitWith returns the unit that a file is of, nil if there is none.
func (s *shelf) unitWith(file string) *inventory.Package {
	n := s.program.Node(path.Dir(file))
	if n == nil {
		return nil
	}
	i := slices.IndexFunc(n.Units, func(u *inventory.Package) bool {
		return slices.ContainsFunc(u.Files, func(f inventory.File) bool { return f.Name == path.Base(file) })
	})
	if i < 0 {
		return nil
	}
	return n.Units[i]
}

// tell keeps what was found.
func (s *shelf) tell(k source.Key, found []*subject.Finding) {
	if k == (source.Key{}) {
		return
	}
	var table unitTable
	t := toldFindings{Found: table.save(found)}
	for _, f := range found {
		if !s.placed(f, &table) {
			return
		}
	}
	number := make(map[*inventory.Package]int, len(s.program.Units))
	for i, u := range s.program.Units {
		number[u] = i
	}
	for _, u := range table.units {
		state, ok := s.states[u]
		if !ok {
			return
		}
		t.Units, t.States = append(t.Units, number[u]), append(t.States, state.String())
	}
	c := flat{}
	c.told(&t)
	s.cache.SetFile(toldFile(k), c.out)
}

// recall returns what an earlier run found, if nothing has moved in the units that it speaks of.
func (s *shelf) recall(k source.Key) ([]*subject.Finding, bool) {
	b, ok := s.cache.File(toldFile(k))
	if !ok || k == (source.Key{}) {
		return nil, false
	}
	var t toldFindings
	c := flat{read: true, text: string(b)}
	if c.told(&t); c.bad || len(t.Units) != len(t.States) {
		return nil, false
	}
	var table unitTable
	for i, n := range t.Units {
		if n < 0 || n >= len(s.program.Units) {
			return nil, false
		}
		u := s.program.Units[n]
		if state, ok := s.states[u]; !ok || state.String() != t.States[i] {
			return nil, false
		}
		table.units = append(table.units, u)
	}
	return program.Weigh(s.program, table.restore(t.Found)), true
}

// file names the file with the facts. What of a record is a fact is up to the policy.
func (s *shelf) file() string { return "facts-" + source.KeyOf(s.program.Policy.FlowKey()).String() }

// factsKey stands for some sections of a unit in a state.
func factsKey(state source.Key, sections inventory.Section) source.Key {
	state[0] ^= byte(sections)
	state[1] ^= byte(uint16(sections) >> 8)
	return state
}

func encodeFacts(facts map[source.Key]source.Key) []byte {
	out := make([]byte, 0, 2*len(facts)*len(source.Key{}))
	for k, v := range facts {
		out = append(append(out, k[:]...), v[:]...)
	}
	return out
}

func decodeFacts(b []byte, ok bool) map[source.Key]source.Key {
	const size = len(source.Key{})
	if !ok {
		return nil
	}
	facts := make(map[source.Key]source.Key, len(b)/(2*size))
	for p := range slices.Chunk(b, 2*size) {
		facts[source.Key(p[:size])] = source.Key(p[size:])
	}
	return facts
}
