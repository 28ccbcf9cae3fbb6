package analyzers_test

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/nanoarch/nanoarch/analyzers"
	"github.com/nanoarch/nanoarch/analyzers/ruletest"
	"github.com/nanoarch/nanoarch/analyzers/subject"
)

const corpus = "../testdata"

// eachCase calls test with every case of the corpus, the rule that its plain expectations are about, and whether it is a
// bad one.
func eachCase(t *testing.T, test func(t *testing.T, root, rule string, bad bool)) {
	for _, a := range analyzers.Suite {
		for _, kind := range []string{"bad", "good"} {
			dir := filepath.Join(corpus, a.Name, kind)
			cases, err := os.ReadDir(dir)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range cases {
				root, err := filepath.Abs(filepath.Join(dir, c.Name()))
				if err != nil {
					t.Fatal(err)
				}
				t.Run(a.Name+"/"+kind+"/"+c.Name(), func(t *testing.T) { test(t, root, a.Name, kind == "bad") })
			}
		}
	}
}

// wantsOf returns what package rules shall find in a case; the rest is left to the command's own test of the corpus.
func wantsOf(t *testing.T, root, rule string) []ruletest.Want {
	t.Helper()
	return slices.DeleteFunc(ruletest.Wants(t, root, rule), func(w ruletest.Want) bool {
		return !slices.ContainsFunc(analyzers.Suite, func(a *analysis.Analyzer) bool { return a.Name == w.Rule })
	})
}

// TestCorpus runs the suite as a foreign driver does over every case of the corpus: modules with a policy whose files
// say in comments what is found where. All rules run on every case, so what is not expected is an extra.
func TestCorpus(t *testing.T) {
	eachCase(t, func(t *testing.T, root, rule string, bad bool) {
		t.Parallel()
		wants := wantsOf(t, root, rule)
		if bad != (len(wants) > 0) {
			t.Fatalf("bad is %v, and the case has %d expected findings", bad, len(wants))
		}
		ruletest.Compare(t, wants, about(rule, distinct(analyze(t, root))))
	})
}

// about leaves out what is found of errors where a case is about another rule: programs that show how packages import each
// other have no errors worth declaring.
func about(rule string, found []ruletest.Found) []ruletest.Found {
	if rule == subject.Failures {
		return found
	}
	return slices.DeleteFunc(found, func(f ruletest.Found) bool { return f.Rule == subject.Failures })
}

// distinct sorts findings and drops repeated ones: drivers judge a package with and without its tests.
func distinct(found []ruletest.Found) []ruletest.Found {
	slices.SortFunc(found, func(a, b ruletest.Found) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message))
	})
	return slices.Compact(found)
}

// TestNogoFindsTheSame runs the suite as Bazel's nogo does: each package alone in a sandbox that holds its files and
// nothing else, with the policy from a flag. Files that build constraints leave out are not among them.
func TestNogoFindsTheSame(t *testing.T) {
	eachCase(t, func(t *testing.T, root, rule string, _ bool) {
		if hasMembers(t, root) {
			t.Skip("a policy with members makes no bundle")
		}
		found, built := nogo(t, root)
		wants := slices.DeleteFunc(wantsOf(t, root, rule), func(w ruletest.Want) bool { return !built[w.File] })
		ruletest.Compare(t, wants, about(rule, distinct(found)))
	})
}
