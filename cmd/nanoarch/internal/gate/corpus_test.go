package gate

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/nanoarch/nanoarch/analyzers"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
)

const corpus = "../../../../testdata"

// corpusFolders are the folders of the corpus and how many bad and good cases each must have. A folder is called like the
// rule that its plain expectations are about, with a word behind a dash for the part of a rule that only the command has.
var corpusFolders = map[string]int{
	"oneop": 8, "contractonly": 8, "imports": 8, "imports-chains": 8, "cycles": 8, "unclassified": 8, "waivers": 8, "policy": 4,
}

// TestCorpus runs the command over every case of the corpus, those of package rules among them, which a foreign driver
// judges too: both find the same. All rules run on every case, so what is not expected is an extra.
func TestCorpus(t *testing.T) {
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
					wants := readWants(t, root, rule)
					about := slices.ContainsFunc(wants, func(w want) bool { return w.rule == rule })
					if kind == "bad" && !about || kind == "good" && len(wants) > 0 {
						t.Fatalf("a %s case with %d expectations, some about %s: %v", kind, len(wants), rule, about)
					}
					compareWants(t, wants, check(t, Options{Dir: root}))
				})
			}
		}
	}
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

// want is a finding that a comment expects at its line: // want "regexp" in Go files, # want "regexp" in the policy. A
// word and a colon before the text name another rule than the folder's, and a ^ before all that points at the line above.
type want struct {
	file    string
	line    int
	rule    string
	pattern *regexp.Regexp
}

var (
	wantComment = regexp.MustCompile(`(?://|#) want (.*)$`)
	wantItem    = regexp.MustCompile(`^\s*(\^)?(?:([a-z]+):)?("(?:[^"\\]|\\.)*"|` + "`[^`]*`" + `)`)
)

func readWants(t *testing.T, root, rule string) []want {
	t.Helper()
	var wants []want
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".go" && path.Ext(name) != ".toml" {
			return err
		}
		content, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			return err
		}
		line := 0
		for text := range strings.Lines(string(content)) {
			line++
			m := wantComment.FindStringSubmatch(strings.TrimRight(text, "\n"))
			if m == nil {
				continue
			}
			for rest := m[1]; rest != ""; {
				item := wantItem.FindStringSubmatch(rest)
				if item == nil {
					return fmt.Errorf("%s:%d: no expectation: %s", name, line, rest)
				}
				pattern, err := strconv.Unquote(item[3])
				if err != nil {
					return fmt.Errorf("%s:%d: %w", name, line, err)
				}
				w := want{name, line - len(item[1]), cmp.Or(item[2], rule), regexp.MustCompile(pattern)}
				wants = append(wants, w)
				rest = strings.TrimSpace(rest[len(item[0]):])
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return wants
}

// compareWants takes each finding as the answer to one expectation.
func compareWants(t *testing.T, wants []want, r *Result) {
	t.Helper()
	for _, e := range r.Errors {
		t.Errorf("cannot tell: %s:%d: %s", e.File, e.Line, e.Message)
	}
	var extra, missing []string
	for _, f := range r.Findings {
		if strings.ContainsAny(f.Message, "\r\n") {
			t.Errorf("a message of several lines: %q", f.Message)
		}
		at := place(f)
		i := slices.IndexFunc(wants, func(w want) bool {
			return fmt.Sprintf("%s:%d", w.file, w.line) == at && w.rule == f.Rule && w.pattern.MatchString(f.Message)
		})
		if i < 0 {
			extra = append(extra, fmt.Sprintf("%s: %s: %s", at, f.Rule, f.Message))
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

// place returns where a finding stands: its first place, as file:line.
func place(f *subject.Finding) string {
	if f.Package == nil {
		return fmt.Sprintf("%s:%d", f.File, f.Line)
	}
	file, line, _ := program.Locate(f.Package, f.Positions[0])
	return fmt.Sprintf("%s:%d", file, line)
}
