package gate

import (
	"sync"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// records keeps what was read of the units while they are judged, for those who look at the whole program afterwards. The
// methods of nil records keep nothing.
type records struct {
	want inventory.Section

	mu   sync.Mutex
	kept map[*inventory.Package]inventory.Package
}

func (r *records) sections() inventory.Section {
	if r == nil {
		return 0
	}
	return r.want
}

// depth returns how deep the code must be read, also for the rules.
func (r *records) depth(rules inventory.Depth) inventory.Depth {
	if r == nil || r.want&inventory.TypedSections == 0 {
		return rules
	}
	return inventory.DepthDataflow
}

// keep takes the record of a unit as it is now; its sections are dropped when it has been judged.
func (r *records) keep(u *inventory.Package) {
	if r == nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.kept[u] = *u
}

// restore gives the units their sections back.
func (r *records) restore() {
	for u, kept := range r.kept {
		*u = kept
	}
}
