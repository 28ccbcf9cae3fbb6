package program

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// unclassified finds packages that no role claims, and files that their package's role does not speak of: hand-written
// ones in a package of generated files. Such a file has no role either, and would have all the freedom of generated code.
func unclassified(p *Program) []*subject.Finding {
	var found []*subject.Finding
	for _, n := range p.Nodes {
		switch {
		case n.Member:
		case n.Class.Role == nil:
			found = append(found, p.roleless(n))
		case n.Class.Kind() == rules.Generated:
			found = append(found, p.handWritten(n)...)
		}
	}
	return found
}

func (p *Program) roleless(n *Node) *subject.Finding {
	f := &subject.Finding{Message: n.label() + " (" + n.Dir + ") has no role; " + p.wayToRole(n.Dir)}
	f.Package, f.Positions = n.clause()
	return f
}

// wayToRole says how a folder gets a role, by the pattern that is nearest to it.
func (p *Program) wayToRole(dir string) string {
	type candidate struct {
		role    *rules.Role
		pattern string
	}
	var best candidate
	least := -1
	for _, r := range p.Policy.Roles() {
		for _, pattern := range r.Packages() {
			c := candidate{r, pattern.String()}
			if d := patternDistance(c.pattern, dir); least < 0 || d < least {
				best, least = c, d
			}
		}
	}
	if least < 0 {
		return "give it one in " + p.Policy.File()
	}
	return fmt.Sprintf("the nearest pattern is %q of role %s: move the package to where it matches, or add a pattern for it to a role's packages",
		best.pattern, best.role.Name)
}

// patternDistance tells how far a pattern is from matching a folder: a segment that differs, lacks or is too many costs
// ten, less if it only differs in spelling; ** may stand for any number of segments.
func patternDistance(pattern, dir string) int {
	const segment = 10
	want, have := strings.Split(pattern, "/"), strings.Split(dir, "/")
	row := make([]int, len(have)+1)
	for j := range row {
		row[j] = j * segment
	}
	for _, w := range want {
		next := make([]int, len(have)+1)
		next[0] = row[0] + segment
		if w == "**" {
			next[0] = row[0]
		}
		for j, h := range have {
			if w == "**" {
				next[j+1] = min(row[j+1], next[j]+2, row[j]+2) // a wildcard of one segment is nearer
				continue
			}
			next[j+1] = min(row[j+1]+segment, next[j]+segment, row[j]+spelling(w, h, segment))
		}
		row = next
	}
	return row[len(have)]
}

// spelling tells how far a segment of a path is from one of a pattern: nothing if it matches, most if they have nothing
// in common.
func spelling(want, have string, most int) int {
	i := strings.IndexAny(want, "*{")
	if i >= 0 {
		end := i + strings.IndexAny(want[i:], "*}") + 1
		if strings.HasPrefix(have, want[:i]) && strings.HasSuffix(have, want[end:]) {
			return 1 // a literal that is equal is nearer
		}
		return most
	}
	switch {
	case want == have:
		return 0
	case rules.Nearest(have, []string{want}) != "":
		return most / 3
	}
	return most
}

// handWritten finds the files of a package of generated files that the policy does not name as generated.
func (p *Program) handWritten(n *Node) []*subject.Finding {
	var found []*subject.Finding
	for _, u := range n.Units {
		var at []inventory.Pos
		first := ""
		for _, f := range u.Files {
			if !f.Generated {
				at, first = append(at, f.PackagePos), cmp.Or(first, f.Name)
			}
		}
		what := "the file " + first
		switch len(at) {
		case 0:
			continue
		case 1:
		case 2:
			what = first + " and 1 other file"
		default:
			what = fmt.Sprintf("%s and %d other files", first, len(at)-1)
		}
		found = append(found, &subject.Finding{
			Package: u, Symbol: "hand-written", Positions: at, Reason: n.Class.Role.Reason,
			Message: subject.WithReason(fmt.Sprintf("%s holds %s, which [generated] files does not name; move hand-written code to a package of another role, or name the file there if a tool writes it",
				n.label(), what), n.Class.Role.Reason),
		})
	}
	return found
}
