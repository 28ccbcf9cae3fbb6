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

// corpusFolders are the folders of the corpus. A folder is called like the rule that its plain expectations are about, with
// a word behind a dash for the part of a rule that only the command has.
var corpusFolders = []string{
	"oneop", "contractonly", "imports", "imports-chains", "cycles", "cycles-flow", "purecontract", "replaceable", "contracttest", "dispatch",
	"wiring", "reach", "reach-helpers", "failures", "failures-program", "owners", "unclassified", "waivers", "policy", "template", "template-parts",
}

// fewest is how many bad and good cases each folder must have, and how many of the bad ones with exactly one expectation,
// so that a change which breaks one kind of fault is not hidden by the others. Cases of templates are whole packages with
// all that can be wrong in them.
const fewest = 8

func isSmall(folder string) bool { return strings.HasPrefix(folder, "template") }

// severalFaults are the folders some of whose bad cases tell apart several faults of one program. All others have one
// expectation a case.
var severalFaults = []string{
	"oneop", "contractonly", "imports", "imports-chains", "cycles", "unclassified", "waivers", "policy", "template", "template-parts",
}

// TestCorpusIsLarge demands cases that differ in kind, each about one fault.
func TestCorpusIsLarge(t *testing.T) {
	for _, folder := range corpusFolders {
		if isSmall(folder) {
			continue
		}
		single := 0
		for _, name := range casesOf(t, folder, "bad") {
			wants := ruletest.Wants(t, filepath.Join(corpus, folder, "bad", name), folder)
			if len(wants) == 1 {
				single++
			} else if !slices.Contains(severalFaults, folder) {
				t.Errorf("%s/bad/%s has %d expectations, want one", folder, name, len(wants))
			}
		}
		if single < fewest {
			t.Errorf("%s has %d bad cases with one expectation, want %d or more", folder, single, fewest)
		}
		if good := len(casesOf(t, folder, "good")); good < fewest {
			t.Errorf("%s has %d good cases, want %d or more", folder, good, fewest)
		}
	}
}

func casesOf(t *testing.T, folder, kind string) []string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(corpus, folder, kind))
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) == 0 {
		t.Errorf("%s has no %s case", folder, kind)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// TestCorpus runs the command over every case of the corpus, those of package rules among them, which a foreign driver
// judges too: both find the same. All rules run on every case, so what is not expected is an extra.
func TestCorpus(t *testing.T) {
	places := grounds(t)
	for _, folder := range corpusFolders {
		rule, _, _ := strings.Cut(folder, "-")
		for _, kind := range []string{"bad", "good"} {
			for _, name := range casesOf(t, folder, kind) {
				t.Run(folder+"/"+kind+"/"+name, func(t *testing.T) {
					t.Parallel()
					root := filepath.Join(corpus, folder, kind, name)
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
	for _, f := range corpusFolders {
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
