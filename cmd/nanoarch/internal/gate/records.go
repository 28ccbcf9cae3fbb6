package gate

import (
	"sync"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// records keeps what was read of the units while they are judged, for those who look at the whole program afterwards. The
// methods of nil records keep nothing.
type records struct {
	want  inventory.Section
	brief func(*inventory.Package) // leaves out what nobody will ask for; nil if all is wanted

	mu   sync.Mutex
	kept map[*inventory.Package]inventory.Package
}

// sections returns what is wanted of a unit: of external tests nothing.
func (r *records) sections(u *inventory.Package) inventory.Section {
	if r == nil || u.TestOf != "" {
		return 0
	}
	return r.want
}

// depth returns how deep the code must be read, also for the rules.
func (r *records) depth(rules inventory.Depth) inventory.Depth {
	switch {
	case r == nil || r.want&inventory.TypedSections == 0:
		return rules
	case r.brief != nil:
		return max(rules, inventory.DepthTypes)
	}
	return inventory.DepthDataflow
}

// keep takes the record of a unit as it is now, without what stands in tests: its sections are dropped when it has been
// judged.
func (r *records) keep(u *inventory.Package) {
	if r == nil {
		return
	}
	if u.TestOf != "" {
		return
	}
	kept := *u
	kept.Uses = code(u.Uses, func(x *inventory.Use) bool { return x.Test })
	kept.Calls = code(u.Calls, func(x *inventory.Call) bool { return x.Test })
	kept.Conversions = code(u.Conversions, func(x *inventory.Conversion) bool { return x.Test })
	if r.brief != nil {
		r.brief(&kept)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.kept[u] = kept
}

// code returns the facts of a list that do not stand in tests.
func code[T any](list []T, test func(*T) bool) []T {
	n := 0
	for i := range list {
		if !test(&list[i]) {
			n++
		}
	}
	if n == len(list) {
		return list
	}
	out := make([]T, 0, n)
	for i := range list {
		if !test(&list[i]) {
			out = append(out, list[i])
		}
	}
	return out
}

// restore gives the units their sections back.
func (r *records) restore() {
	if r == nil {
		return
	}
	for u, kept := range r.kept {
		*u = kept
	}
}

// drop takes the sections away again, if they were for the rules alone.
func (r *records) drop() {
	if r == nil || r.brief == nil {
		return
	}
	for u := range r.kept {
		u.DropTypes()
	}
	r.kept = nil
}
