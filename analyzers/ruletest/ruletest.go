// Package ruletest helps to test rules: it reads what the cases of the corpus expect, compares that with what was found,
// lays edits over trees, and makes subjects of hand-made records.
package ruletest

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
	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/modules"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// Want is a finding that a comment of a case expects at its line: // want "regexp" in Go files, # want "regexp" in the
// policy. A word and a colon before the text name another rule than the folder's, and each ^ before all that points one line
// further up.
type Want struct {
	File    string // slash path relative to the case
	Line    int
	Rule    string
	Pattern *regexp.Regexp
}

// Found is what a run found, as far as cases speak of it.
type Found struct {
	File    string // slash path relative to the case
	Line    int
	Rule    string
	Message string
}

var (
	comment = regexp.MustCompile(`(?://|#) want (.*)$`)
	item    = regexp.MustCompile(`^\s*(\^*)(?:([a-z]+):)?("(?:[^"\\]|\\.)*"|` + "`[^`]*`" + `)`)
)

// Wants reads the expectations of the case in root. rule is the one that those without a name are about.
func Wants(t testing.TB, root, rule string) []Want {
	t.Helper()
	var wants []Want
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".go" && path.Ext(name) != ".toml" {
			return err
		}
		content, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			return err
		}
		for i, text := range strings.Split(string(content), "\n") {
			if m := comment.FindStringSubmatch(strings.TrimRight(text, "\r")); m != nil {
				here, err := parse(m[1], Want{File: name, Line: i + 1, Rule: rule})
				if err != nil {
					return fmt.Errorf("%s:%d: %w", name, i+1, err)
				}
				wants = append(wants, here...)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return wants
}

// parse reads the expectations behind one want; what they do not say is as in the plain one.
func parse(rest string, plain Want) ([]Want, error) {
	var wants []Want
	for rest != "" {
		m := item.FindStringSubmatch(rest)
		if m == nil {
			return nil, fmt.Errorf("no expectation: %s", rest)
		}
		text, err := strconv.Unquote(m[3])
		if err != nil {
			return nil, err
		}
		w := plain
		w.Line, w.Rule = w.Line-len(m[1]), cmp.Or(m[2], plain.Rule)
		if w.Pattern, err = regexp.Compile(text); err != nil {
			return nil, err
		}
		wants = append(wants, w)
		rest = strings.TrimSpace(rest[len(m[0]):])
	}
	return wants, nil
}

// Compare takes each finding as the answer to one expectation and reports what is left on either side.
func Compare(t testing.TB, wants []Want, found []Found) {
	t.Helper()
	wants = slices.Clone(wants)
	var extra, missing []string
	for _, f := range found {
		if strings.ContainsAny(f.Message, "\r\n") {
			t.Errorf("a message of several lines: %q", f.Message)
		}
		i := slices.IndexFunc(wants, func(w Want) bool {
			return w.File == f.File && w.Line == f.Line && w.Rule == f.Rule && w.Pattern.MatchString(f.Message)
		})
		if i < 0 {
			extra = append(extra, fmt.Sprintf("%s:%d: %s: %s", f.File, f.Line, f.Rule, f.Message))
			continue
		}
		wants = slices.Delete(wants, i, i+1)
	}
	for _, w := range wants {
		missing = append(missing, fmt.Sprintf("%s:%d: %s: %s", w.File, w.Line, w.Rule, w.Pattern))
	}
	if diff := gocmp.Diff(missing, extra); diff != "" {
		t.Errorf("findings (- expected, + found):\n%s", diff)
	}
}

// Subject joins a hand-made record of a folder of the module example.com/m with a policy. The record's folder, import
// path and sections are filled in.
func Subject(t testing.TB, policy, dir string, p *inventory.Package) *subject.Subject {
	t.Helper()
	loaded, err := rules.Load(rules.FileName, func(name string) ([]byte, error) {
		if name == rules.FileName {
			return []byte(policy), nil
		}
		return nil, fs.ErrNotExist
	})
	if err != nil {
		t.Fatal(err)
	}
	m := modules.New("/m", func(string) ([]byte, error) { return []byte("module example.com/m\n"), nil }, []string{"go.mod"}, nil)
	p.Dir, p.ImportPath, p.Sections = dir, m.ImportPath(dir), inventory.AllSections
	s, err := (&subject.Scope{Policy: loaded, Modules: m, Context: subject.Context(loaded, m)}).New(p)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Files are the kinds of files that hand-made records speak of, in this order.
func Files() []inventory.File {
	return []inventory.File{{Name: "a.go"}, {Name: "a_test.go", Test: true}, {Name: "a_windows.go", Excluded: "_windows.go"}, {Name: "gen.go", Generated: true}}
}

// At returns a place in one of Files.
func At(file, offset int) inventory.Pos {
	return inventory.Pos{File: file, Start: offset, End: offset + 1}
}

// Import returns an import in one of Files.
func Import(path string, file, offset int) inventory.Import {
	return inventory.Import{Path: path, Pos: At(file, offset), Test: file == 1, Excluded: file == 2}
}
