package analyzers_test

import (
	"cmp"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/nanoarch/nanoarch/analyzers"
	"github.com/nanoarch/nanoarch/analyzers/ruletest"
)

const corpus = "../testdata"

// TestCorpus runs the suite as a foreign driver does over every case of the corpus: modules with a policy whose files
// say in comments what is found where. All rules run on every case, so what is not expected is an extra.
func TestCorpus(t *testing.T) {
	for _, a := range analyzers.Suite {
		for _, kind := range []string{"bad", "good"} {
			dir := filepath.Join(corpus, a.Name, kind)
			cases, err := os.ReadDir(dir)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range cases {
				t.Run(a.Name+"/"+kind+"/"+c.Name(), func(t *testing.T) {
					t.Parallel()
					root, err := filepath.Abs(filepath.Join(dir, c.Name()))
					if err != nil {
						t.Fatal(err)
					}
					wants := slices.DeleteFunc(ruletest.Wants(t, root, a.Name), func(w ruletest.Want) bool {
						return !slices.ContainsFunc(analyzers.Suite, func(a *analysis.Analyzer) bool { return a.Name == w.Rule })
					}) // the others are left to the command's own test of the corpus
					if (kind == "bad") != (len(wants) > 0) {
						t.Fatalf("a %s case has %d expected findings", kind, len(wants))
					}
					ruletest.Compare(t, wants, findings(t, root))
				})
			}
		}
	}
}

func eachFile(t *testing.T, root string, do func(name string)) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			do(name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// findings runs the suite over every module of the case. Drivers judge a package with and without its tests; equal
// diagnostics are one.
func findings(t *testing.T, root string) []ruletest.Found {
	t.Helper()
	seen := map[ruletest.Found]bool{}
	eachFile(t, root, func(name string) {
		if filepath.Base(name) == "go.mod" && !strings.Contains(name, "vendor/") {
			for _, f := range analyze(t, root, filepath.Join(root, filepath.Dir(name))) {
				seen[f] = true
			}
		}
	})
	var out []ruletest.Found
	for f := range seen {
		out = append(out, f)
	}
	slices.SortFunc(out, func(a, b ruletest.Found) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message))
	})
	return out
}

func analyze(t *testing.T, root, module string) []ruletest.Found {
	t.Helper()
	fset := token.NewFileSet()
	pkgs, err := packages.Load(&packages.Config{
		Mode: packages.LoadSyntax | packages.NeedModule, Dir: module, Fset: fset, Tests: true,
		Env: append(os.Environ(), "GOOS=linux", "GOARCH=amd64", "CGO_ENABLED=0", "GOFLAGS=", "GOPROXY=off", "GOWORK=off"),
	}, "./...")
	if err != nil {
		t.Fatal(err)
	}
	packages.Visit(pkgs, nil, func(p *packages.Package) {
		for _, e := range p.Errors {
			t.Error(e)
		}
	})
	graph, err := checker.Analyze(analyzers.Suite, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	var out []ruletest.Found
	for _, act := range graph.Roots {
		if act.Err != nil {
			t.Errorf("%s: %v", act, act.Err)
		}
		for _, d := range act.Diagnostics {
			at := fset.Position(d.Pos) // as drivers print it
			name, err := filepath.Rel(root, at.Filename)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, ruletest.Found{File: filepath.ToSlash(name), Line: at.Line, Rule: d.Category, Message: d.Message})
		}
	}
	return out
}
