package gate

import (
	"sync"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
)

// unitName tells units apart, also those of two programs.
type unitName struct{ dir, name string }

func nameOf(u *inventory.Package) unitName { return unitName{u.Dir, u.Name} }

// watch follows a run to gather records besides judging. The methods of a nil watch do nothing.
type watch struct {
	want  map[unitName]bool       // units whose records are wanted
	other map[unitName]source.Key // states of the units of another run: the records of all that differ are wanted, too; nil if they are not known

	mu     sync.Mutex
	states map[unitName]source.Key
	packs  map[unitName][]byte // records in their short form
}

func newWatch() *watch {
	return &watch{want: map[unitName]bool{}, states: map[unitName]source.Key{}, packs: map[unitName][]byte{}}
}

// wants reports whether all sections of a unit may be wanted.
func (w *watch) wants(u *inventory.Package) bool {
	return w != nil && (w.other != nil || w.want[nameOf(u)])
}

// sees notes the state of a unit, and reports whether its record is wanted.
func (w *watch) sees(u *inventory.Package, state source.Key) bool {
	if w == nil {
		return false
	}
	n := nameOf(u)
	w.mu.Lock()
	w.states[n] = state
	w.mu.Unlock()
	return w.wanted(n, state)
}

func (w *watch) wanted(n unitName, state source.Key) bool {
	if w.want[n] {
		return true
	}
	other, known := w.other[n]
	return w.other != nil && (!known || other != state)
}

// take keeps a record that is wanted.
func (w *watch) take(u *inventory.Package, state source.Key) {
	if w == nil {
		return
	}
	n := nameOf(u)
	var pack []byte
	if w.wanted(n, state) && u.Problem.Message == "" {
		pack = source.Pack(u)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.states[n] = state
	if pack != nil {
		w.packs[n] = pack
	}
}
