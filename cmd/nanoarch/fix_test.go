package main

import (
	"bytes"
	"encoding/json"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/analysis"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/report"
)

// TestFixes applies the fixes of every case of the corpus that has some: what is left compiles, has no fix any more and
// no finding that was not there before.
func TestFixes(t *testing.T) {
	mended := map[string]int{}
	g := newGround(t)
	for _, program := range corpusCases(t) {
		before := g.judged(t, program)
		if len(fixable(before)) == 0 {
			continue
		}
		t.Run(filepath.Base(program), func(t *testing.T) {
			g.place(t, program)
			var out, errs bytes.Buffer
			if code := run(t.Context(), []string{"fix", "-C", string(g)}, &out, &errs); code == 2 {
				t.Fatalf("exit code %d: %s", code, errs.String())
			}
			after := g.judge(t)
			if len(after.Errors) > 0 {
				t.Fatalf("afterwards nobody can tell: %v", after.Errors)
			}
			if left := fixable(after); len(left) > 0 {
				t.Errorf("a fix is left: %v", left)
			}
			for _, f := range after.Findings {
				if f.Rule != "policy" && !slices.ContainsFunc(before.Findings, func(b report.Finding) bool { return b.ID == f.ID }) {
					t.Errorf("new: %s:%d: %s: %s", f.File, f.Line, f.Rule, f.Message)
				}
			}
			for _, f := range fixable(before) {
				mended[f.Rule]++
				if slices.ContainsFunc(after.Findings, func(a report.Finding) bool { return a.ID == f.ID }) {
					t.Errorf("still there: %s:%d: %s: %s", f.File, f.Line, f.Rule, f.Message)
				}
			}
		})
	}
	if mended["contractonly"] < 2 || mended["replaceable"] < 2 || mended["waivers"] < 2 {
		t.Errorf("the corpus has too little to mend: %v", mended)
	}
}

// corpusCases returns the folders of the bad cases of the corpus; in good ones there is nothing to mend. The short test has
// those of the rules that offer edits, the long one knows which these are.
func corpusCases(t *testing.T) []string {
	t.Helper()
	policies, err := filepath.Glob(filepath.Join(repository, "testdata", "*", "bad", "*", "nanoarch.toml"))
	if err != nil || len(policies) < 100 {
		t.Fatalf("found %d cases, %v", len(policies), err)
	}
	var cases []string
	for _, p := range policies {
		program := filepath.Dir(p)
		if rule := filepath.Base(filepath.Dir(filepath.Dir(program))); everyBreak || slices.Contains([]string{"contractonly", "replaceable", "waivers"}, rule) {
			cases = append(cases, program)
		}
	}
	return cases
}

// judgedCases remembers what was found in the cases of the corpus, which no test writes to: folder -> *report.Document.
var judgedCases sync.Map

// ground is a folder where one program after the other is judged: they share a cache, and with it the types of the
// standard library.
type ground string

func newGround(t *testing.T) ground {
	t.Helper()
	keepBuildCache(t)
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	return ground(filepath.Join(t.TempDir(), "program"))
}

// place has a copy of a program stand there, and nothing else.
func (g ground) place(t *testing.T, program string) {
	t.Helper()
	must(0, os.RemoveAll(string(g)))
	must(0, os.CopyFS(string(g), os.DirFS(program)))
}

// judge returns the report of the program that stands there.
func (g ground) judge(t *testing.T) *report.Document {
	t.Helper()
	out, code := flags()(t, string(g))
	d := new(report.Document)
	if err := json.Unmarshal([]byte(out), d); err != nil {
		t.Fatalf("exit code %d, %v: %s", code, err, out)
	}
	return d
}

// judged returns the report of a case of the corpus.
func (g ground) judged(t *testing.T, program string) *report.Document {
	t.Helper()
	if d, ok := judgedCases.Load(program); ok {
		return d.(*report.Document)
	}
	g.place(t, program)
	d := g.judge(t)
	judgedCases.Store(program, d)
	return d
}

func fixable(d *report.Document) []report.Finding {
	return slices.DeleteFunc(slices.Clone(d.Findings), func(f report.Finding) bool { return len(f.Fixes) == 0 || f.Rule == "template" }) // what a template has is for people to bring back
}

func copyOf(t *testing.T, program string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(program)); err != nil {
		t.Fatal(err)
	}
	return dir
}

// goFiles returns the contents of the Go files of a program by their paths.
func goFiles(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, _ fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".go") {
			out[name] = string(must(os.ReadFile(filepath.Join(dir, name))))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// inOneFile reports whether drivers are given the fix of a finding.
func inOneFile(f report.Finding) bool {
	return isPackageRule(f.Rule) && !slices.ContainsFunc(f.Fixes[0].Edits, func(e report.Edit) bool { return e.File != f.File })
}

// onlyInOneFile are the cases of the corpus with fixes that stay in one file, and no other fixes.
func onlyInOneFile(t *testing.T) (programs []string) {
	t.Helper()
	g := newGround(t)
	for _, program := range corpusCases(t) {
		fixes := fixable(g.judged(t, program))
		if len(fixes) > 0 && !slices.ContainsFunc(fixes, func(f report.Finding) bool { return !inOneFile(f) }) {
			programs = append(programs, program)
		}
	}
	return programs
}

// TestDriversFixTheSame applies the fixes that the driver of x/tools is given, byte by byte.
func TestDriversFixTheSame(t *testing.T) {
	keepBuildCache(t)
	programs := onlyInOneFile(t)
	if len(programs) == 0 {
		t.Fatal("the corpus has no fix that stays in one file")
	}
	for _, program := range programs {
		t.Run(filepath.Base(program), func(t *testing.T) {
			dir := copyOf(t, program)
			want := copyOf(t, program)
			var out, errs bytes.Buffer
			if code := run(t.Context(), []string{"fix", "-C", want}, &out, &errs); code == 2 {
				t.Fatal(errs.String())
			}
			applyChecker(t, dir)
			if diff := gocmp.Diff(goFiles(t, want), goFiles(t, dir)); diff != "" {
				t.Errorf("(-nanoarch fix +checker):\n%s", diff)
			}
		})
	}
}

// applyChecker applies the fixes that the driver of x/tools is given, from the end of each file.
func applyChecker(t *testing.T, dir string) {
	t.Helper()
	type edit struct {
		file, text string
		start, end int
	}
	var edits []edit
	eachDiagnostic(t, dir, func(fset *token.FileSet, d analysis.Diagnostic) {
		for _, fix := range d.SuggestedFixes {
			for _, e := range fix.TextEdits {
				f := fset.File(e.Pos)
				edits = append(edits, edit{f.Name(), string(e.NewText), f.Offset(e.Pos), f.Offset(e.End)})
			}
		}
	})
	slices.SortFunc(edits, func(a, b edit) int { return b.start - a.start })
	for _, e := range slices.Compact(edits) {
		content := must(os.ReadFile(e.file))
		if err := os.WriteFile(e.file, slices.Concat(content[:e.start], []byte(e.text), content[e.end:]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
