package program

import (
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/subject"
)

// LeavingOf tells what can leave the behaviours of a folder's package, and what its contract declares, for tests: errors by
// name, text, unknown, and callees that may give anything.
func LeavingOf(p *Program, dir string) (leaving, declared []string) {
	j := newErrorJoin(p)
	n := p.Node(dir)
	r := j.record(n)
	for _, l := range subject.Leavings(r, j.leaves(n)) {
		for _, o := range j.outcomes(n, r, l) {
			leaving = append(leaving, o.short())
		}
		for key := range j.declaredFor(j.contractsOf(n), r, l.Entry) {
			declared = append(declared, key.String())
		}
	}
	slices.Sort(leaving)
	slices.Sort(declared)
	return slices.Compact(leaving), slices.Compact(declared)
}

func (o outcome) short() string {
	switch o.kind {
	case comesOut:
		return o.symbol.Short()
	case comesText:
		return "text"
	case comesUnknown:
		return "unknown"
	}
	return "any of " + o.symbol.Short()
}
