package main

import (
	"cmp"
	"encoding/json"
	"go/token"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/nanoarch/nanoarch/analyzers"
	"github.com/nanoarch/nanoarch/analyzers/ruletest"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/report"
)

// driver runs the package rules elsewhere than the command does.
type driver struct {
	find  func(t *testing.T, dir string) []ruletest.Found // in the program in a folder
	blind func(p *judgedProgram, f ruletest.Found) bool   // whether nobody shows the driver what the command found
}

// judgedProgram is what drivers judge.
type judgedProgram struct {
	dir   string
	built map[string]bool // files that count where the go command builds the program; whether their packages do without cgo
}

// blindFolders are folders in which no file is built: the go command names no package there.
func blindFolders(p *judgedProgram, f ruletest.Found) bool {
	for name := range p.built {
		if path.Dir(name) == path.Dir(f.File) {
			return false
		}
	}
	return true
}

// agree demands that drivers find in a program what the command finds by its package rules, and nothing else, but for
// files that they are not shown.
func agree(t *testing.T, dir string, drivers map[string]driver) {
	t.Helper()
	want := commandFinds(t, dir)
	if other := commandFinds(t, dir, "--loader=go"); !slices.Equal(want, other) {
		t.Errorf("the go loader finds something else (-own +go):\n%s", gocmp.Diff(want, other))
	}
	p := &judgedProgram{dir, builtFiles(t, dir)}
	for name, d := range drivers {
		t.Run(name, func(t *testing.T) {
			shown := slices.DeleteFunc(slices.Clone(want), func(f ruletest.Found) bool { return d.blind(p, f) })
			if diff := gocmp.Diff(shown, distinctFound(d.find(t, dir)), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("findings (-command +%s):\n%s", name, diff)
			}
		})
	}
}

// commandFinds returns what package rules find: what needs more than one package is left out.
func commandFinds(t *testing.T, dir string, args ...string) []ruletest.Found {
	t.Helper()
	out, code := flags("--no-cache", "--no-baseline")(t, dir, args...)
	var d report.Document
	if err := json.Unmarshal([]byte(out), &d); err != nil || len(d.Errors) > 0 {
		t.Fatalf("exit code %d, %v:\n%s", code, err, out)
	}
	var found []ruletest.Found
	for _, f := range d.Findings {
		if f.Status == report.StatusNew && isPackageRule(f.Rule) && !needsAll(f.Message) {
			found = append(found, ruletest.Found{File: f.File, Line: f.Line, Rule: f.Rule, Message: f.Message})
		}
	}
	return distinctFound(found)
}

func isPackageRule(name string) bool {
	return slices.ContainsFunc(analyzers.Suite, func(a *analysis.Analyzer) bool { return a.Name == name })
}

// needsAll reports whether a finding is one of the program part of its rule: of imports about chains of imports or about who
// imports a package, of failures about what only contracts and helpers tell, of reach about helpers in other packages, of
// template about parts that a package lacks.
func needsAll(message string) bool {
	for _, words := range []string{"callers can rely only on what", " lets mere text of ", "and nothing declares which these are", " lets an error of ", " never returns; ", "; nanoarch new shows how one starts", ", which uses ", ", which leads to "} {
		if strings.Contains(message, words) {
			return true
		}
	}
	return strings.Contains(message, "also through others") || strings.Contains(message, "not even through others") || strings.Contains(message, "is imported by none of those")
}

// distinctFound sorts findings and drops repeated ones: drivers judge a package with and without its tests.
func distinctFound(found []ruletest.Found) []ruletest.Found {
	slices.SortFunc(found, func(a, b ruletest.Found) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message))
	})
	return slices.Compact(found)
}

// buildEnv is the build context of the policy of a program, for drivers that take it from the environment.
func buildEnv(t *testing.T, dir string) []string {
	t.Helper()
	p, _, err := subject.PolicyAbove(dir)
	if err != nil {
		t.Fatal(err)
	}
	b := p.Build()
	cgo := "0"
	if b.CGO {
		cgo = "1"
	}
	return append(os.Environ(), "GOOS="+b.GOOS, "GOARCH="+b.GOARCH, "CGO_ENABLED="+cgo, "GOFLAGS=-tags="+strings.Join(b.Tags, ","), "GOPROXY=off")
}

// moduleFolders returns the folders from which a go command sees all modules of a program: those that hold a go.mod file,
// but one for those that a go.work file binds.
func moduleFolders(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	for _, name := range []string{"go.work", "go.mod"} {
		err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
			inWork := slices.ContainsFunc(out, func(w string) bool { return name == "go.mod" && strings.HasPrefix(path, w) })
			if err == nil && d.Name() == name && !inWork && !strings.Contains(path, "vendor"+string(filepath.Separator)) {
				out = append(out, filepath.Dir(path))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// builtFiles returns judgedProgram.built.
func builtFiles(t *testing.T, dir string) map[string]bool {
	t.Helper()
	built := map[string]bool{}
	for _, module := range moduleFolders(t, dir) {
		pkgs, err := packages.Load(&packages.Config{Mode: packages.NeedName | packages.NeedFiles, Dir: module, Tests: true, Env: buildEnv(t, dir)}, patterns(t, module)...)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range pkgs {
			cgo := slices.ContainsFunc(p.GoFiles, func(file string) bool {
				return filepath.Base(file) != "_testmain.go" && filepath.Ext(file) == ".go" && strings.Contains(string(must(os.ReadFile(file))), `import "C"`)
			})
			for _, file := range p.GoFiles {
				built[foundAt(t, dir, file, 0, "", "").File] = !cgo
			}
		}
	}
	return built
}

// patterns names all packages that a go command sees from a folder: of a workspace, those of each module.
func patterns(t *testing.T, dir string) []string {
	t.Helper()
	if _, err := os.Stat(filepath.Join(dir, "go.work")); err != nil {
		return []string{"./..."}
	}
	list := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{.Dir}}/...")
	list.Dir, list.Env = dir, append(os.Environ(), "GOFLAGS=")
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Fields(string(out))
}

// foundAt makes a finding of a position that a driver printed.
func foundAt(t *testing.T, dir, file string, line int, rule, message string) ruletest.Found {
	t.Helper()
	if filepath.IsAbs(file) {
		rel, err := filepath.Rel(dir, file)
		if err != nil {
			t.Fatal(err)
		}
		file = rel
	}
	return ruletest.Found{File: filepath.ToSlash(file), Line: line, Rule: rule, Message: message}
}

// byChecker is the driver of x/tools, in this process.
func byChecker(t *testing.T, dir string) (found []ruletest.Found) {
	t.Helper()
	eachDiagnostic(t, dir, func(fset *token.FileSet, d analysis.Diagnostic) {
		at := fset.Position(d.Pos)
		found = append(found, foundAt(t, dir, at.Filename, at.Line, d.Category, d.Message))
	})
	return found
}

func eachDiagnostic(t *testing.T, dir string, do func(*token.FileSet, analysis.Diagnostic)) {
	t.Helper()
	for _, module := range moduleFolders(t, dir) {
		pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadSyntax | packages.NeedModule, Dir: module, Tests: true, Env: buildEnv(t, dir)}, patterns(t, module)...)
		if err != nil {
			t.Fatal(err)
		}
		graph, err := checker.Analyze(analyzers.Suite, pkgs, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, act := range graph.Roots {
			if act.Err != nil {
				t.Errorf("%s: %v", act, act.Err)
			}
			for _, d := range act.Diagnostics {
				do(act.Package.Fset, d)
			}
		}
	}
}

// brokenShop writes the example application with a file that breaks it.
func brokenShop(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for to, from := range map[string]string{"": "shop", "services": "seeded/services"} {
		if err := os.CopyFS(filepath.Join(dir, to), os.DirFS(filepath.Join(repository, "testdata", from))); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestDriversAgree compares what costs little; the tools themselves are compared by TestTools.
func TestDriversAgree(t *testing.T) {
	keepBuildCache(t)
	dir := brokenShop(t)
	if found := commandFinds(t, dir); len(found) != 3 {
		t.Fatalf("the broken shop has %d findings", len(found))
	}
	agree(t, dir, map[string]driver{"checker": {byChecker, blindFolders}})
}
