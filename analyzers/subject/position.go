package subject

import (
	"cmp"
	"go/token"
	"path/filepath"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// ComparePos orders places by file and offset.
func ComparePos(a, b inventory.Pos) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

// report turns findings about the subject's package into diagnostics of the pass. Places that a waiver covers are left
// out; whether waivers themselves are right is judged in the command.
func (s *Subject) report(pass *analysis.Pass, found []*Finding) {
	files := s.tokenFiles(pass)
	for _, f := range found {
		rest := slices.DeleteFunc(slices.Clone(f.Positions), func(p inventory.Pos) bool { return f.Waiver(p) >= 0 })
		if len(rest) == 0 {
			continue
		}
		at := rest[0]
		fix := f.Fix
		if fix != nil && fix.Changes {
			fix = nil
		}
		if len(rest) < len(f.Positions) {
			fix = nil // it would change what a waiver lets through
		}
		d := analysis.Diagnostic{
			Pos: place(files, at.File, at.Start), End: place(files, at.File, at.End),
			Category: f.Rule, Message: f.Message, URL: URL(f.Rule), SuggestedFixes: suggested(files, fix, at.File),
		}
		for _, p := range rest[1:] {
			d.Related = append(d.Related, analysis.RelatedInformation{
				Pos: place(files, p.File, p.Start), End: place(files, p.File, p.End), Message: "here too",
			})
		}
		for _, r := range f.Related {
			// A driver knows no place in other packages, so the path stands in the text.
			d.Related = append(d.Related, analysis.RelatedInformation{Pos: d.Pos, End: d.End, Message: r.Message + ": " + r.Path})
		}
		pass.Report(d)
	}
}

// suggested returns a fix for drivers: these take edits of the diagnostic's own file only, and half a fix is none.
func suggested(files []*token.File, fix *Fix, file int) []analysis.SuggestedFix {
	if fix == nil || slices.ContainsFunc(fix.Edits, func(e Edit) bool { return e.Pos.File != file }) {
		return nil
	}
	out := analysis.SuggestedFix{Message: fix.Message}
	for _, e := range fix.Edits {
		out.TextEdits = append(out.TextEdits, analysis.TextEdit{Pos: place(files, file, e.Pos.Start), End: place(files, file, e.Pos.End), NewText: []byte(e.Text)})
	}
	return []analysis.SuggestedFix{out}
}

func place(files []*token.File, file, offset int) token.Pos {
	f := files[file]
	return f.Pos(min(offset, f.Size()))
}

// tokenFiles returns the files of the record in the pass's file set. Those that the driver did not parse (all of them
// in the command, excluded and cgo files elsewhere) are added from their names, sizes and line tables. So are those with
// //line comments, since drivers print positions as these comments say.
func (s *Subject) tokenFiles(pass *analysis.Pass) []*token.File {
	parsed := map[string]*token.File{}
	for _, syntax := range pass.Files {
		if f := pass.Fset.File(syntax.FileStart); f != nil {
			parsed[filepath.Base(f.Name())] = f
		}
	}
	for _, d := range s.Package.Directives {
		if d.Kind == "line" {
			delete(parsed, s.Package.Files[d.Pos.File].Name)
		}
	}
	files := make([]*token.File, len(s.Package.Files))
	for i, f := range s.Package.Files {
		if p := parsed[f.Name]; p != nil && p.Size() == f.Size {
			files[i] = p
			continue
		}
		files[i] = pass.Fset.AddFile(s.fileName(i), -1, f.Size)
		files[i].SetLines(innerLines(f))
	}
	return files
}

// fileName returns the name of a file of the record, as the driver has it where there is one.
func (s *Subject) fileName(i int) string {
	name := s.Package.Files[i].Name
	return cmp.Or(s.named[name], filepath.Join(s.Root, filepath.FromSlash(s.Package.Dir), name))
}

// Waiver returns the index of the first waiver in the package that lets the finding through at the place, -1 if none
// does. A waiver names the rule and gives a reason.
func (f *Finding) Waiver(at inventory.Pos) int {
	if len(f.Package.Waivers) == 0 {
		return -1
	}
	line := f.Package.Files[at.File].Lines.Line(at.Start)
	return slices.IndexFunc(f.Package.Waivers, func(w inventory.Waiver) bool {
		return w.Rule == f.Rule && w.Reason != "" && !w.Nolint && w.Pos.File == at.File && w.From <= line && line <= w.To
	})
}

// innerLines returns the line table without the line that only starts at the end of the file, which a token.File
// refuses.
func innerLines(f inventory.File) []int {
	lines := f.Lines.Starts()
	for n := len(lines); n > 0 && lines[n-1] >= f.Size; n-- {
		lines = lines[:n-1]
	}
	return lines
}
