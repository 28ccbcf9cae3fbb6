package template

import (
	_ "embed"
	"path"

	"github.com/nanoarch/nanoarch/analyzers/conform"
	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
)

//go:embed doc.go
var doc string

// Analyzer reports packages that do not keep to the template of their role.
var Analyzer = subject.NewRule(subject.TemplateRule, doc, inventory.SectionBodies, check)

func check(s *subject.Subject) []*subject.Finding {
	t := s.Template()
	if t == nil || !s.Package.Has(inventory.SectionBodies) {
		return nil
	}
	var found []*subject.Finding
	for _, f := range conform.Compare(t.Unit, t.Record, t.Subject).Faults {
		if untested(s, f) {
			continue
		}
		found = add(found, finding(s, t, f))
	}
	return found
}

// untested reports whether a fault is that the package lacks a test, and this unit has no test at all: a driver may show a
// package without its tests, so the program part of the rule tells of that.
func untested(s *subject.Subject, f conform.Fault) bool {
	return f.Kind == conform.Missing && f.Test && !subject.HasTests(s.Package)
}

// add makes one finding of faults with the same id.
func add(found []*subject.Finding, f *subject.Finding) []*subject.Finding {
	for _, g := range found {
		if g.Symbol == f.Symbol && g.Target == f.Target {
			g.Positions, g.Fix = append(g.Positions, f.Positions...), nil
			return found
		}
	}
	return append(found, f)
}

func finding(s *subject.Subject, t *subject.Conformed, f conform.Fault) *subject.Finding {
	out := &subject.Finding{
		Symbol: f.Symbol, Target: f.ID, Positions: []inventory.Pos{f.Package}, Reason: t.Class.Role.Reason,
		Message: subject.WithReason(s.Label()+" "+f.Message, t.Class.Role.Reason),
	}
	if f.InRecord {
		file := t.Unit.Files[f.Template.File]
		out.Related = []subject.Related{{Path: path.Join(t.Unit.Dir, file.Name), Line: file.Lines.Line(f.Template.Start), Message: "the template has"}}
	}
	if f.Edit != nil {
		out.Fix = &subject.Fix{Message: "restore what the template has", Changes: true, Edits: []subject.Edit{{Pos: f.Edit.Pos, Text: f.Edit.Text}}}
	}
	return out
}
