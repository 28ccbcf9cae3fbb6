package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/nanoarch/nanoarch/analyzers"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/report"
	"golang.org/x/tools/go/analysis"
)

var update = flag.Bool("update", false, "write the generated documentation")

// TestRulePages holds docs/rules and the table in README.md to the documentation in the rules' own source.
func TestRulePages(t *testing.T) {
	known, err := report.Rules()
	if err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	table.WriteString("| rule | breaks when | judges | level |\n|---|---|---|---|\n")
	for _, r := range known {
		generated(t, filepath.Join("docs", "rules", r.Name+".md"), r.Page)
		fmt.Fprintf(&table, "| [%s](docs/rules/%s.md) | %s | %s | %s |\n", r.Name, r.Name, r.Summary, scope(r.Name), r.Level)
	}
	section(t, "README.md", "rules", table.String())
	for _, f := range files(t, filepath.Join("docs", "rules")) {
		if name := strings.TrimSuffix(f, ".md"); !slices.Contains(documented(), name) {
			t.Errorf("docs/rules/%s is about no rule", f)
		}
	}
}

// TestFormatsTable holds the table in docs/ci.md to the formats that there are.
func TestFormatsTable(t *testing.T) {
	var table strings.Builder
	table.WriteString("| format | for | paths start at |\n|---|---|---|\n")
	for _, f := range report.Formats {
		fmt.Fprintf(&table, "| `%s` | %s | %s |\n", f.Name, f.Summary, f.Base)
	}
	section(t, "docs/ci.md", "formats", table.String())
}

// section holds what stands between "<!-- name: ..." and "<!-- end of name -->" to a text that is made from the source.
func section(t *testing.T, file, name, want string) {
	t.Helper()
	page := read(t, file)
	start, end := strings.Index(page, "<!-- "+name+": "), strings.Index(page, "<!-- end of "+name+" -->")
	if start < 0 || end < start {
		t.Fatalf("%s has no place for the table of %s", file, name)
	}
	start += strings.Index(page[start:], "\n") + 1
	generated(t, file, page[:start]+want+page[end:])
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
	code := regexp.MustCompile("(?s)```.*?```|`[^`\n]*`")
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
		for _, m := range link.FindAllStringSubmatch(code.ReplaceAllString(read(t, page), ""), -1) {
			if _, err := os.Stat(filepath.Join(repository, filepath.Dir(page), m[1])); err != nil {
				t.Errorf("%s links %s, which is not there", page, m[1])
			}
		}
	}
}
