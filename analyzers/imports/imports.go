package imports

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

//go:embed doc.go
var doc string

// Analyzer reports imports that the policy does not allow.
var Analyzer = subject.NewRule(subject.Imports, doc, inventory.SectionImports, check)

// edge is all imports of one target.
type edge struct {
	target  subject.Target
	imports []*inventory.Import // those that everybody builds first
}

func check(s *subject.Subject) []*subject.Finding {
	var found []*subject.Finding
	edges := collect(s)
	for _, e := range edges {
		broken, rest := breaks(s, e)
		found = append(found, broken...)
		if f := unlisted(s, edge{e.target, rest}); f != nil {
			found = append(found, f)
		}
	}
	return append(found, duties(s)...)
}

// collect groups the imports by target. The package itself, as its external test imports it, is none; generated files
// are not judged.
func collect(s *subject.Subject) []edge {
	var edges []edge
	index := map[string]int{}
	for _, late := range []bool{false, true} {
		for n := range s.Package.Imports {
			i := &s.Package.Imports[n]
			f := s.Package.Files[i.Pos.File]
			if f.Generated || (f.Test || f.Excluded != "") != late {
				continue
			}
			at, ok := index[i.Path]
			if !ok {
				t := s.Target(i.Path)
				if s.Itself(t) {
					continue
				}
				at = len(edges)
				index[i.Path] = at
				edges = append(edges, edge{target: t})
			}
			edges[at].imports = append(edges[at].imports, i)
		}
	}
	return edges
}

// unlisted makes the finding about imports that the role's lists do not allow, nil if they allow all, or if another rule
// speaks of the target.
func unlisted(s *subject.Subject, e edge) *subject.Finding {
	if s.Crosses(e.target) || s.Unjudged(e.target) {
		return nil
	}
	var bad []*inventory.Import
	var verdict rules.Verdict
	for _, i := range e.imports {
		if v := s.Policy.Allows(s.Class, e.target.Target, i.Test); !v.OK || isHidden(s, e.target) && !i.Test {
			if bad == nil {
				verdict = v
			}
			bad = append(bad, i)
		}
	}
	if bad == nil {
		return nil
	}
	return &subject.Finding{
		Target:    e.target.ImportPath,
		Positions: positions(bad),
		Message:   subject.WithReason(fmt.Sprintf("%s imports %s%s", s.Label(), e.target.Label(), wayOut(s, e.target, s.Where(bad[0]), verdict)), verdict.Reason),
		Reason:    verdict.Reason,
	}
}

// isHidden reports whether the target lies in a folder that holds no package of the program. Go's compiler takes code in
// there all the same, so no list can let it into a package that is judged; tests and mocks may keep what they like.
func isHidden(s *subject.Subject, t subject.Target) bool {
	kind := s.Class.Kind()
	return s.Hidden(t) && kind != rules.Tests && kind != rules.Mocks
}

// wayOut says what is wrong with the target, if that does not speak for itself, in which file it is imported, if in a
// special one, and what is allowed instead.
func wayOut(s *subject.Subject, t subject.Target, where string, v rules.Verdict) string {
	if isHidden(s, t) {
		return ", which no rule judges because of its folder's name or an ignore directive" + apart(where) + "; move the code to where packages are"
	}
	what := where
	if t.Kind == rules.External && t.Class.Role == nil {
		what = ", which external does not list" + apart(where)
	}
	way := s.MayImport(v.Allowed)
	if v.Hint != "" {
		way += " (" + v.Hint + ")"
	}
	return what + "; " + way
}

// apart sets words off from the relative clause before them.
func apart(where string) string {
	if where == "" {
		return ""
	}
	return "," + where
}

func positions(imports []*inventory.Import) []inventory.Pos {
	var out []inventory.Pos
	for _, i := range imports {
		out = append(out, i.Pos)
	}
	return out
}

// breaks makes a finding for each edge rule that forbids the edge, and returns the imports that none forbids: a list
// need not say again what an edge rule says.
func breaks(s *subject.Subject, e edge) (found []*subject.Finding, rest []*inventory.Import) {
	var byRule []*rules.EdgeRule
	places := map[*rules.EdgeRule][]*inventory.Import{}
	first := map[*rules.EdgeRule]rules.Break{}
	for _, i := range e.imports {
		broken := s.Policy.JudgeEdge(rules.Edge{From: s.Class, To: e.target.Target, InTest: i.Test})
		if len(broken) == 0 {
			rest = append(rest, i)
		}
		for _, b := range broken {
			if !slices.Contains(byRule, b.Rule) {
				byRule, first[b.Rule] = append(byRule, b.Rule), b
			}
			places[b.Rule] = append(places[b.Rule], i)
		}
	}
	for _, r := range byRule {
		found = append(found, broken(s, e.target, first[r], places[r]))
	}
	return found, rest
}

func broken(s *subject.Subject, t subject.Target, b rules.Break, imports []*inventory.Import) *subject.Finding {
	what := b.What
	if !strings.Contains(what, strconv.Quote(b.Rule.Name)) {
		what = fmt.Sprintf("[[%s]] %q: %s", b.Rule.Kind, b.Rule.Name, what)
	}
	message := fmt.Sprintf("%s imports %s%s; %s", s.Label(), t.Label(), s.Where(imports[0]), what)
	if b.Allowed != "" {
		message += ", allowed: " + b.Allowed
	}
	return &subject.Finding{
		Symbol:    t.ImportPath,
		Target:    b.Rule.Name,
		Positions: positions(imports),
		Message:   subject.WithReason(message, b.Rule.Reason),
		Reason:    b.Rule.Reason,
	}
}
