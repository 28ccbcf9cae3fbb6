package gate

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/nanoarch/nanoarch/analyzers"
	"github.com/nanoarch/nanoarch/analyzers/ruletest"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
)

const corpus = "../../../../testdata"

// corpusFolders are the folders of the corpus and how many bad and good cases each must have. A folder is called like the
// rule that its plain expectations are about, with a word behind a dash for the part of a rule that only the command has.
var corpusFolders = map[string]int{
	"oneop": 8, "contractonly": 8, "imports": 8, "imports-chains": 8, "cycles": 8, "purecontract": 8, "replaceable": 8, "contracttest": 8, "dispatch": 8, "unclassified": 8, "waivers": 8, "policy": 4,
	"reach": 8, "owners": 8, "reach-helpers": 8, "cycles-flow": 7, "wiring": 8,
	"failures": 8, "failures-program": 4,
	"template": 4, "template-parts": 1,
}

// TestCorpus runs the command over every case of the corpus, those of package rules among them, which a foreign driver
// judges too: both find the same. All rules run on every case, so what is not expected is an extra.
func TestCorpus(t *testing.T) {
	places := grounds(t)
	for folder, least := range corpusFolders {
		rule, _, _ := strings.Cut(folder, "-")
		for _, kind := range []string{"bad", "good"} {
			cases, err := os.ReadDir(filepath.Join(corpus, folder, kind))
			if err != nil {
				t.Fatal(err)
			}
			if len(cases) < least {
				t.Errorf("%s has %d %s cases, want %d or more", folder, len(cases), kind, least)
			}
			for _, c := range cases {
				t.Run(folder+"/"+kind+"/"+c.Name(), func(t *testing.T) {
					t.Parallel()
					root := filepath.Join(corpus, folder, kind, c.Name())
					wants := ruletest.Wants(t, root, rule)
					speaks := slices.ContainsFunc(wants, func(w ruletest.Want) bool { return w.Rule == rule })
					if kind == "bad" && !speaks || kind == "good" && len(wants) > 0 {
						t.Fatalf("a %s case with %d expectations, some about %s: %v", kind, len(wants), rule, speaks)
					}
					at := <-places
					defer func() { places <- at }()
					compareWants(t, wants, about(checkAt(t, at, root), rule, wants))
				})
			}
		}
	}
}

// ground is where one program after the other stands. So they share a cache, and with it the types of the standard library.
type ground struct{ dir, cache string }

// grounds returns as many grounds as tests run at a time.
func grounds(t *testing.T) chan ground {
	n := runtime.GOMAXPROCS(0)
	all := make(chan ground, n)
	for range n {
		all <- ground{filepath.Join(t.TempDir(), "program"), t.TempDir()}
	}
	return all
}

// checkAt checks a copy of a program.
func checkAt(t *testing.T, at ground, program string) *Result {
	t.Helper()
	if err := errors.Join(os.RemoveAll(at.dir), os.CopyFS(at.dir, os.DirFS(program))); err != nil {
		t.Fatal(err)
	}
	return check(t, Options{Dir: at.dir, CacheDir: at.cache})
}

// about leaves out what other rules warn of than the one that a case is about, and those that it expects something of.
func about(r *Result, rule string, wants []ruletest.Want) *Result {
	r.Findings = slices.DeleteFunc(r.Findings, func(f *subject.Finding) bool {
		return f.Level == "warn" && f.Rule != rule && !slices.ContainsFunc(wants, func(w ruletest.Want) bool { return w.Rule == f.Rule })
	})
	return r
}

// TestCorpusHasEveryRule demands cases for each rule that runs, and none for what is no rule.
func TestCorpusHasEveryRule(t *testing.T) {
	var rules []string
	for _, a := range analyzers.Suite {
		rules = append(rules, a.Name)
	}
	for _, r := range program.Rules {
		rules = append(rules, r.Name)
	}
	var folders []string
	for f := range corpusFolders {
		rule, _, _ := strings.Cut(f, "-")
		folders = append(folders, rule)
	}
	slices.Sort(rules)
	slices.Sort(folders)
	if diff := gocmp.Diff(slices.Compact(rules), slices.Compact(folders)); diff != "" {
		t.Errorf("rules that run and folders of the corpus (- rule, + folder):\n%s", diff)
	}
}

// compareWants compares the outcome of a run, which must be able to tell everything.
func compareWants(t *testing.T, wants []ruletest.Want, r *Result) {
	t.Helper()
	for _, e := range r.Errors {
		t.Errorf("cannot tell: %s:%d: %s", e.File, e.Line, e.Message)
	}
	var found []ruletest.Found
	for _, f := range r.Findings {
		file, line := place(f)
		found = append(found, ruletest.Found{File: file, Line: line, Rule: f.Rule, Message: f.Message})
	}
	ruletest.Compare(t, wants, found)
}

// place returns where a finding stands: its first place.
func place(f *subject.Finding) (file string, line int) {
	if f.Package == nil {
		return f.File, f.Line
	}
	file, line, _ = program.Locate(f.Package, f.Positions[0])
	return file, line
}
