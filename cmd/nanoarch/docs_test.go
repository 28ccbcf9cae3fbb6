package main

import (
	"flag"
	"fmt"
	"go/doc/comment"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/nanoarch/nanoarch/analyzers"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
	"github.com/nanoarch/nanoarch/rules"
	"golang.org/x/tools/go/analysis"
)

var update = flag.Bool("update", false, "write the generated documentation")

// TestRulePages holds docs/rules and the table in README.md to the documentation in the rules' own source.
func TestRulePages(t *testing.T) {
	policy, err := rules.Load(rules.FileName, func(string) ([]byte, error) { return []byte("version = 1\nextends = [\"nanoservice\"]\n"), nil })
	if err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	table.WriteString("| rule | breaks when | judges | level |\n|---|---|---|---|\n")
	for _, name := range documented() {
		generated(t, filepath.Join("docs", "rules", name+".md"), rulePage(name))
		fmt.Fprintf(&table, "| [%s](docs/rules/%s.md) | %s | %s | %s |\n", name, name, summary(name), scope(name), policy.Level(name, "."))
	}
	readme := read(t, "README.md")
	start, end := strings.Index(readme, "<!-- rules: "), strings.Index(readme, "<!-- end of rules -->")
	if start < 0 || end < start {
		t.Fatal("README.md has no place for the table of rules")
	}
	start += strings.Index(readme[start:], "\n") + 1
	generated(t, "README.md", readme[:start]+table.String()+readme[end:])
	for _, f := range files(t, filepath.Join("docs", "rules")) {
		if name := strings.TrimSuffix(f, ".md"); !slices.Contains(documented(), name) {
			t.Errorf("docs/rules/%s is about no rule", f)
		}
	}
}

// rulePage returns the page of a rule. Where a package rule has a program part, both are on it.
func rulePage(name string) string {
	doc := program.Doc(name)
	i := slices.IndexFunc(analyzers.Suite, func(a *analysis.Analyzer) bool { return a.Name == name })
	var b strings.Builder
	if i >= 0 {
		var p comment.Parser
		pr := comment.Printer{HeadingLevel: 2, HeadingID: func(*comment.Heading) string { return "" }}
		_, text, _ := strings.Cut(analyzers.Suite[i].Doc, "\n")
		fmt.Fprintf(&b, "# %s\n\n%s\n\n%s", name, sentence(summary(name)), pr.Markdown(p.Parse(strings.TrimSpace(text))))
		if doc == "" {
			return b.String()
		}
		_, text, _ = strings.Cut(doc, "\n")
		fmt.Fprintf(&b, "\n# Across packages\n\n%s\n\n%s\n", sentence(firstSummary(doc)), strings.TrimSpace(text))
		return b.String()
	}
	_, text, _ := strings.Cut(doc, "\n")
	fmt.Fprintf(&b, "# %s\n\n%s\n\n%s\n", name, sentence(summary(name)), strings.TrimSpace(text))
	return b.String()
}

func scope(name string) string {
	inSuite := slices.ContainsFunc(analyzers.Suite, func(a *analysis.Analyzer) bool { return a.Name == name })
	inProgram := slices.ContainsFunc(program.Rules, func(r program.Rule) bool { return r.Name == name })
	switch {
	case inSuite && inProgram:
		return "package, program"
	case inSuite:
		return "package"
	}
	return "program"
}

// summary returns what breaks a rule, in a line.
func summary(name string) string { return firstSummary(pageOf(name)) }

func firstSummary(doc string) string {
	_, after, _ := strings.Cut(firstLine(doc), ": ")
	return strings.TrimSuffix(strings.TrimPrefix(after, "reports "), ".")
}

func sentence(s string) string { return strings.ToUpper(s[:1]) + s[1:] + "." }

// generated compares a file of the repository with what it should be, or writes it.
func generated(t *testing.T, name, want string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(filepath.Join(repository, name), []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, read(t, name)); diff != "" {
		t.Errorf("%s is stale; run go generate ./cmd/nanoarch:\n%s", name, diff)
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(repository, name))
	if err != nil && !*update {
		t.Error(err)
	}
	return string(b)
}

func files(t *testing.T, dir string) []string {
	t.Helper()
	list, err := os.ReadDir(filepath.Join(repository, dir))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range list {
		names = append(names, e.Name())
	}
	return names
}

// TestLinks follows every relative link in the documentation.
func TestLinks(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#:]+)(?:#[^)]*)?\)`)
	pages := []string{"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "testdata/shop/README.md", "testdata/breaks/README.md"}
	for _, dir := range []string{"docs", "docs/rules"} {
		for _, f := range files(t, dir) {
			if strings.HasSuffix(f, ".md") {
				pages = append(pages, dir+"/"+f)
			}
		}
	}
	for _, page := range pages {
		for _, m := range link.FindAllStringSubmatch(read(t, page), -1) {
			if _, err := os.Stat(filepath.Join(repository, filepath.Dir(page), m[1])); err != nil {
				t.Errorf("%s links %s, which is not there", page, m[1])
			}
		}
	}
}
