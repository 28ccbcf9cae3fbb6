package analyzers_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/nanoarch/nanoarch/analyzers"
	"github.com/nanoarch/nanoarch/analyzers/subject"
)

func TestSuiteIsValid(t *testing.T) {
	if err := analysis.Validate(analyzers.Suite); err != nil {
		t.Fatal(err)
	}
	for _, a := range analyzers.Suite {
		if !strings.HasPrefix(a.Doc, a.Name+": ") {
			t.Errorf("%s: the documentation starts with %.40q, not with the rule's name", a.Name, a.Doc)
		}
		for _, section := range []string{"# Why", "# Bad", "# Good", "# What it cannot see"} {
			if !strings.Contains(a.Doc, "\n"+section+"\n") {
				t.Errorf("%s: the documentation has no section %q", a.Name, section)
			}
		}
	}
}

// TestSuiteIsComplete finds rules that nobody registered or wrote cases for.
func TestSuiteIsComplete(t *testing.T) {
	files, err := filepath.Glob("*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		rule := filepath.Dir(name)
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if rule == "subject" || rule == "inventory" || rule == "modules" || !strings.Contains(string(content), "\nvar Analyzer = ") {
			continue
		}
		if !slices.ContainsFunc(analyzers.Suite, func(a *analysis.Analyzer) bool { return a.Name == rule }) {
			t.Errorf("%s exports an Analyzer that is not in Suite", rule)
		}
		for _, kind := range []string{"bad", "good"} {
			cases, err := os.ReadDir(filepath.Join(corpus, rule, kind))
			if err != nil || len(cases) == 0 {
				t.Errorf("%s has no %s case in the corpus (%v)", rule, kind, err)
			}
		}
	}
}

func TestURLNamesThePage(t *testing.T) {
	for _, a := range analyzers.Suite {
		if a.URL != subject.URL(a.Name) || !strings.HasSuffix(a.URL, "/docs/rules/"+a.Name+".md") {
			t.Errorf("%s: URL is %q", a.Name, a.URL)
		}
	}
}
