package analyzers_test

import (
	"cmp"
	"fmt"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/nanoarch/nanoarch/analyzers"
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
					wants := readWants(t, root, a.Name)
					if (kind == "bad") != (len(wants) > 0) {
						t.Fatalf("a %s case has %d expected findings", kind, len(wants))
					}
					compare(t, wants, findings(t, root))
				})
			}
		}
	}
}

// finding is one line of a report.
type finding struct {
	file    string // relative to the case
	line    int
	rule    string
	message string
}

// want is a finding that a comment expects at its line: // want "regexp" for the rule of the corpus folder, // want
// rule:"regexp" for another one, and ^ before that for the line above. What rules expect that only the command has is
// left to its own test of the corpus.
type want struct {
	file    string
	line    int
	rule    string
	pattern *regexp.Regexp
}

var (
	wantComment = regexp.MustCompile(`// want (.*)$`)
	wantItem    = regexp.MustCompile(`^\s*(\^)?(?:([a-z]+):)?("(?:[^"\\]|\\.)*"|` + "`[^`]*`" + `)`)
)

func readWants(t *testing.T, root, rule string) []want {
	t.Helper()
	var wants []want
	eachFile(t, root, func(name string) {
		if filepath.Ext(name) != ".go" {
			return
		}
		content, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(content), "\n") {
			m := wantComment.FindStringSubmatch(line)
			if m == nil {
				continue
			}
			rest := m[1]
			for rest != "" {
				item := wantItem.FindStringSubmatch(rest)
				if item == nil {
					t.Fatalf("%s:%d: no expectation: %s", name, i+1, rest)
				}
				text, err := strconv.Unquote(item[3])
				if err != nil {
					t.Fatalf("%s:%d: %v", name, i+1, err)
				}
				w := want{name, i + 1 - len(item[1]), cmp.Or(item[2], rule), regexp.MustCompile(text)}
				if slices.ContainsFunc(analyzers.Suite, func(a *analysis.Analyzer) bool { return a.Name == w.rule }) {
					wants = append(wants, w)
				}
				rest = strings.TrimSpace(rest[len(item[0]):])
			}
		}
	})
	return wants
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
func findings(t *testing.T, root string) []finding {
	t.Helper()
	seen := map[finding]bool{}
	eachFile(t, root, func(name string) {
		if filepath.Base(name) == "go.mod" && !strings.Contains(name, "vendor/") {
			for _, f := range analyze(t, root, filepath.Join(root, filepath.Dir(name))) {
				seen[f] = true
			}
		}
	})
	var out []finding
	for f := range seen {
		out = append(out, f)
	}
	slices.SortFunc(out, func(a, b finding) int {
		return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line), cmp.Compare(a.rule, b.rule), cmp.Compare(a.message, b.message))
	})
	return out
}

func analyze(t *testing.T, root, module string) []finding {
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
	var out []finding
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
			out = append(out, finding{filepath.ToSlash(name), at.Line, d.Category, d.Message})
		}
	}
	return out
}

// compare takes each finding as the answer to one expectation.
func compare(t *testing.T, wants []want, got []finding) {
	t.Helper()
	var extra, missing []string
	for _, f := range got {
		i := slices.IndexFunc(wants, func(w want) bool {
			return w.file == f.file && w.line == f.line && w.rule == f.rule && w.pattern.MatchString(f.message)
		})
		if i < 0 {
			extra = append(extra, fmt.Sprintf("%s:%d: %s: %s", f.file, f.line, f.rule, f.message))
			continue
		}
		wants = slices.Delete(wants, i, i+1)
	}
	for _, w := range wants {
		missing = append(missing, fmt.Sprintf("%s:%d: %s: %s", w.file, w.line, w.rule, w.pattern))
	}
	if diff := gocmp.Diff(missing, extra); diff != "" {
		t.Errorf("findings (- expected, + found):\n%s", diff)
	}
}
