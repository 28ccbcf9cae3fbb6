package gate

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
)

// unitName tells units apart, also those of two programs.
type unitName struct{ dir, name string }

func nameOf(u *inventory.Package) unitName { return unitName{u.Dir, u.Name} }

// watch follows a run to gather records besides judging. The methods of a nil watch do nothing.
type watch struct {
	want  map[*inventory.Package]bool       // units whose records are wanted
	other map[*inventory.Package]source.Key // states in another run, where the unit is there: the records of all that are in another state are wanted, too; nil if that is not known

	mu     sync.Mutex
	states map[*inventory.Package]source.Key
	packs  map[unitName][]byte // records in their short form
}

// watch makes a watch of a program that wants the records of the units of these names.
func (p *prepared) watch(names map[unitName]bool) *watch {
	w := &watch{want: map[*inventory.Package]bool{}, states: make(map[*inventory.Package]source.Key, len(p.Units)), packs: map[unitName][]byte{}}
	if len(names) > 0 {
		for _, u := range p.Units {
			if names[nameOf(u)] {
				w.want[u] = true
			}
		}
	}
	return w
}

// wants reports whether all sections of a unit may be wanted.
func (w *watch) wants(u *inventory.Package) bool {
	return w != nil && (w.other != nil || w.want[u])
}

// sees notes the state of a unit, and reports whether its record is wanted.
func (w *watch) sees(u *inventory.Package, state source.Key) bool {
	if w == nil {
		return false
	}
	w.mu.Lock()
	w.states[u] = state
	w.mu.Unlock()
	return w.wanted(u, state)
}

func (w *watch) wanted(u *inventory.Package, state source.Key) bool {
	if w.want[u] || w.other == nil {
		return w.want[u]
	}
	other, known := w.other[u]
	return !known || other != state
}

// take keeps a record that is wanted.
func (w *watch) take(u *inventory.Package, state source.Key) {
	if w == nil {
		return
	}
	var pack []byte
	if u.Problem.Message == "" && w.wanted(u, state) {
		pack = source.Pack(u)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.states[u] = state
	if pack != nil {
		w.packs[nameOf(u)] = pack
	}
}

// seen fills in the states that the watch saw.
func (p *prepared) seen(units []source.Recorded, w *watch) []source.Recorded {
	for i, u := range p.Units {
		units[i].State = w.states[u]
	}
	return units
}

// statesIn returns in which states another program has the units of this one, as far as it has them.
func (p *prepared) statesIn(other, own []source.Recorded) map[*inventory.Package]source.Key {
	out := make(map[*inventory.Package]source.Key, len(p.Units))
	i := 0
	for theirs, own := range sideBySide(other, own) {
		if own == nil {
			continue
		}
		if theirs != nil {
			out[p.Units[i]] = theirs.State
		}
		i++
	}
	return out
}

// find returns the unit of that name.
func find(units []source.Recorded, n unitName) (r source.Recorded, ok bool) {
	i, ok := slices.BinarySearchFunc(units, n, func(r source.Recorded, n unitName) int {
		return cmp.Or(strings.Compare(r.Dir, n.dir), strings.Compare(r.Name, n.name))
	})
	if ok {
		r = units[i]
	}
	return r, ok
}
