package imports

import (
	"fmt"
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// duties makes the findings about what a package must do: import something ([[require]]) or stand in a layer
// (exhaustive [[layers]]). They stand at the package clause. Tests have no such duties.
func duties(s *subject.Subject) []*subject.Finding {
	clause, ok := packageClause(s.Package)
	if !ok {
		return nil
	}
	var found []*subject.Finding
	add := func(r *rules.EdgeRule, what string) {
		found = append(found, &subject.Finding{
			Target:    r.Name,
			Positions: []inventory.Pos{clause},
			Message:   subject.WithReason(s.Label()+" "+what, r.Reason),
			Reason:    r.Reason,
		})
	}
	for _, r := range s.Policy.Edges() {
		switch {
		case r.Kind == rules.Layers && r.Unplaced(s.Class):
			add(r, fmt.Sprintf("stands in no layer of [[layers]] %q; give it a place in order, or narrow exhaustive", r.Name))
		case r.Kind == rules.Require && !r.Any && !r.NeedsImporter() && !fulfilled(s, r):
			add(r, fmt.Sprintf("imports none of what [[require]] %q demands; it must import %s", r.Name, r.Demands()))
		}
	}
	return found
}

// packageClause returns the place of the first package clause outside tests and generated files.
func packageClause(p *inventory.Package) (inventory.Pos, bool) {
	i := slices.IndexFunc(p.Files, func(f inventory.File) bool { return !f.Test && !f.Generated && f.Excluded == "" })
	if i < 0 || p.TestOf != "" {
		return inventory.Pos{}, false
	}
	return p.Files[i].PackagePos, true
}

// fulfilled reports whether the package imports what the rule demands of it, in code that is built and no test. Generated
// files are not judged, but what they import is there.
func fulfilled(s *subject.Subject, r *rules.EdgeRule) bool {
	for _, values := range r.FromMatches(s.Class) {
		if r.Exempt(s.Class, values) {
			continue
		}
		if !slices.ContainsFunc(s.Package.Imports, func(i inventory.Import) bool {
			return !i.Test && !i.Excluded && len(r.ToMatches(s.Target(i.Path).Target, values)) > 0
		}) {
			return false
		}
	}
	return true
}
