package report

import (
	"cmp"
	"path"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/gate"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
	"github.com/nanoarch/nanoarch/rules"
)

// From makes the document of a run. tool is the name and version of the program.
func From(r *gate.Result, tool string) *Document {
	d := New(tool)
	if r.HasPolicy() {
		d.Policy = rules.FileName
	}
	for _, f := range r.Findings {
		d.Findings = append(d.Findings, finding(f, StatusNew))
	}
	for _, f := range r.Waived {
		d.Findings = append(d.Findings, finding(f, StatusWaived))
	}
	for _, b := range r.Baselined {
		f := finding(b.Finding, StatusBaselined)
		e := b.Entry
		f.Baseline = &Baseline{b.File, e.Line, e.Count, e.Owner, e.Reason, e.Expires}
		d.Findings = append(d.Findings, f)
	}
	sortFindings(d.Findings)
	d.Summary = summary(r)
	for _, e := range r.Errors {
		d.Errors = append(d.Errors, Error(e))
	}
	return d
}

func finding(f *subject.Finding, status string) Finding {
	out := Finding{
		ID: program.ID(f), Rule: f.Rule, Level: f.Level, Status: status, File: f.File, Line: f.Line, Column: f.Column, EndLine: f.Line, Count: max(1, len(f.Positions)),
		Positions: []Position{}, Message: f.Message, Reason: f.Reason, Related: []Related{}, Fixes: []Fix{}, URL: subject.URL(f.Rule),
	}
	if f.Package != nil {
		out.Package = cmp.Or(f.Package.ImportPath, f.Package.Dir)
		out.File = f.Package.Dir
	}
	out.Edges = edgesOf(f, out.Package)
	for i, pos := range f.Positions {
		file, line, column := program.Locate(f.Package, pos)
		out.Positions = append(out.Positions, Position{file, line, column})
		if i == 0 {
			out.File, out.Line, out.Column = file, line, column
			end := pos
			end.Start = pos.End
			_, out.EndLine, out.EndColumn = program.Locate(f.Package, end)
		}
	}
	for _, r := range f.Related {
		out.Related = append(out.Related, related(r))
	}
	if f.Fix != nil {
		out.Fixes = append(out.Fixes, fix(f.Package, f.Fix))
	}
	return out
}

func related(r subject.Related) Related {
	out := Related{File: r.Path, Line: r.Line, Message: r.Message}
	if r.Package != nil {
		out.File, out.Line, _ = program.Locate(r.Package, r.Pos)
	}
	return out
}

func fix(p *inventory.Package, f *subject.Fix) Fix {
	out := Fix{Message: f.Message, Edits: []Edit{}}
	for _, e := range f.Edits {
		file := path.Join(p.Dir, p.Files[e.Pos.File].Name)
		out.Edits = append(out.Edits, Edit{File: file, Start: e.Pos.Start, End: e.Pos.End, Text: e.Text})
	}
	return out
}

func summary(r *gate.Result) Summary {
	s := Summary{Packages: r.Packages, Findings: len(r.Findings), Baselined: len(r.Baselined), Waived: len(r.Waived), Rules: []RuleSummary{}}
	for _, name := range r.Rules {
		row := RuleSummary{Rule: name}
		dirs := map[string]bool{}
		for _, f := range r.Findings {
			if f.Rule != name {
				continue
			}
			row.Findings++
			if f.Package != nil {
				dirs[f.Package.Dir] = true
			}
		}
		row.Packages = len(dirs)
		s.Rules = append(s.Rules, row)
	}
	return s
}
