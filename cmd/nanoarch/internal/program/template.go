package program

import (
	"fmt"
	"path"

	"github.com/nanoarch/nanoarch/analyzers/conform"
	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
)

// template finds what no single package can tell: that a package, or all tests, which its template has are not there.
func template(p *Program) []*subject.Finding {
	var found []*subject.Finding
	for _, n := range p.Nodes {
		role := n.Class.Role
		if role == nil || role.Template == "" || n.Member || n.Units[0].Problem.Message != "" {
			continue
		}
		record := p.Templates.Record(role.Template)
		if record == nil {
			continue
		}
		for _, u := range record.Units {
			if what := p.lacksOf(n, u); what != "" {
				found = append(found, &subject.Finding{
					Package: n.Units[0], Symbol: u.Rel, Target: what, Positions: []inventory.Pos{firstClause(n.Units[0])}, Reason: role.Reason,
					Message: subject.WithReason(fmt.Sprintf("%s %s lacks %s, which its template %s has; nanoarch new shows how one starts", role.Name, n.path(), what, role.Template), role.Reason),
					Related: []subject.Related{{Path: path.Join(u.Dir, u.Files[0].Name), Line: 1, Message: "the template has"}},
				})
			}
		}
	}
	return found
}

// lacksOf says what of a template's unit has no counterpart at all, "" if there is one.
func (p *Program) lacksOf(n *Node, u *conform.Unit) string {
	at := p.Node(path.Join(n.Dir, u.Rel))
	var same *inventory.Package
	if at != nil {
		for _, x := range at.Units {
			if (x.TestOf != "") == (u.TestOf != "") && (same == nil || !subject.HasTests(same)) {
				same = x
			}
		}
	}
	switch where := path.Join(n.Dir, u.Rel); {
	case u.TestOf != "" && subject.HasTests(u.Package) && (same == nil || !subject.HasTests(same)): // left out by build constraints, say
		return "the external tests in " + where
	case same == nil && u.TestOf == "":
		return "the package " + where
	case u.TestOf == "" && subject.HasTests(u.Package) && !subject.HasTests(same):
		return "the tests in " + where
	}
	return ""
}

// firstClause returns the place of the first package clause that counts.
func firstClause(u *inventory.Package) inventory.Pos {
	for _, f := range u.Files {
		if f.Excluded == "" {
			return f.PackagePos
		}
	}
	return u.Files[0].PackagePos
}
