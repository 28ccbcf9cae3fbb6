package contractonly

import (
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// inferred makes the finding about values of a target that the package never imports, or only where it may.
func inferred(s *subject.Subject, e *edge, all []*edge) *subject.Finding {
	var places []place
	var names []string
	for _, u := range e.uses {
		if allowed(s, e.target, u.Test) || !handedOver(s, e, all, u.Test) {
			continue
		}
		if at := placesOf(s, u); len(at) > 0 {
			places = append(places, at...)
			names = append(names, u.Symbol.Short())
		}
	}
	if len(places) == 0 {
		return nil
	}
	at := positions(places)
	return &subject.Finding{
		Positions: at,
		Message:   inferredMessage(s, e.target, names, s.Package.Files[at[0].File].Test),
		Reason:    reasonOf(s),
		Related:   related(s, e.target),
	}
}

// handedOver reports whether a package that the unit may know could rightly have handed over a value of the target. If
// none could, the value came through somebody's forbidden import (the unit's own, or a helper's), which is the fault.
func handedOver(s *subject.Subject, e *edge, all []*edge, inTest bool) bool {
	return slices.ContainsFunc(all, func(c *edge) bool {
		return c != e && allowed(s, c.target, inTest) && mayHold(s, c.target, e.target)
	})
}

// mayHold reports whether the holder may know the target by the policy, or nobody judges whether it does.
func mayHold(s *subject.Subject, holder, target subject.Target) bool {
	switch holder.Class.Kind() {
	case rules.Root, rules.Mocks, rules.Tests, rules.Generated:
		return true
	}
	return s.Policy.Allows(holder.Class, target.Target, false).OK
}

// place is where something of the target stands.
type place struct {
	pos  inventory.Pos
	late bool // in a test file or one that build constraints leave out: no better place to show
}

// placesOf returns the places of a use outside generated files.
func placesOf(s *subject.Subject, u *inventory.Use) []place {
	var out []place
	for _, at := range u.At {
		if !s.Package.Files[at.Pos.File].Generated {
			out = append(out, place{at.Pos, u.Test})
		}
	}
	return out
}

// positions returns the places by file and offset, those that everybody builds first, each once.
func positions(places []place) []inventory.Pos {
	slices.SortFunc(places, func(a, b place) int {
		if a.late != b.late {
			if a.late {
				return 1
			}
			return -1
		}
		return subject.ComparePos(a.pos, b.pos)
	})
	var out []inventory.Pos
	for _, p := range places {
		if !slices.Contains(out, p.pos) {
			out = append(out, p.pos)
		}
	}
	return out
}
