//go:build e2e

package main

import (
	"encoding/json"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/nanoarch/nanoarch/analyzers"
	"github.com/nanoarch/nanoarch/analyzers/ruletest"
	"github.com/nanoarch/nanoarch/rules"
)

// TestTools holds the tools that run package rules to the command. It builds golangci-lint with the plugin and nogo, which
// takes long.
func TestTools(t *testing.T) {
	keepBuildCache(t)
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	lint := newLinter(t)
	t.Run("agree", func(t *testing.T) { toolsAgree(t, lint) })
	t.Run("golangci-lint", func(t *testing.T) { golangciLint(t, lint) })
	t.Run("fix", func(t *testing.T) { toolsFixTheSame(t, lint) })
}

// toolsAgree compares tools on the example application, on every edit that breaks it, and on the rules' corpus.
func toolsAgree(t *testing.T, lint *linter) {
	nogo := newNogo(t, "")
	tools := map[string]driver{
		"checker": {byChecker, blindFolders}, "vet": {byVet, blindFolders}, "golangci-lint": {lint.find, lintBlind}, "nogo": {nogo.find, nogoBlind},
	}
	t.Run("shop", func(t *testing.T) {
		dir := t.TempDir() // always the same, so that no tool's cache may be stale
		if err := os.CopyFS(dir, os.DirFS(filepath.Join(repository, "testdata", "shop"))); err != nil {
			t.Fatal(err)
		}
		unbound, tools := tools, maps.Clone(tools)
		tools["nogo"] = driver{newNogo(t, dir).find, nogoBlind} // with the policy in it
		agree(t, dir, tools)
		for _, name := range must(filepath.Glob(filepath.Join(repository, "testdata", "breaks", "*.txtar"))) {
			t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
				overlay, _ := ruletest.Lay(t, dir, name)
				if _, err := os.Stat(filepath.Join(overlay, rules.FileName)); err == nil { // which a process reads once
					other := copyOf(t, filepath.Join(repository, "testdata", "shop"))
					layOver(t, other, overlay)
					agree(t, other, unbound)
					return
				}
				layOver(t, dir, overlay)
				agree(t, dir, tools)
			})
		}
		t.Run("seeded", func(t *testing.T) {
			layOver(t, dir, filepath.Join(repository, "testdata", "seeded"))
			agree(t, dir, tools)
		})
	})
	for _, a := range analyzers.Suite {
		for _, kind := range []string{"bad", "good"} {
			for _, c := range must(os.ReadDir(filepath.Join(repository, "testdata", a.Name, kind))) {
				t.Run(a.Name+"/"+kind+"/"+c.Name(), func(t *testing.T) {
					dir := t.TempDir()
					if err := os.CopyFS(dir, os.DirFS(filepath.Join(repository, "testdata", a.Name, kind, c.Name()))); err != nil {
						t.Fatal(err)
					}
					agree(t, dir, tools)
				})
			}
		}
	}
	for _, name := range must(filepath.Glob(filepath.Join(repository, "testdata", "loaders", "*.txtar"))) {
		if base := strings.TrimSuffix(filepath.Base(name), ".txtar"); base != "type-error" { // there no driver can tell
			t.Run("loaders/"+base, func(t *testing.T) {
				dir, _ := unpacked(t, name)
				agree(t, dir, tools)
			})
		}
	}
}

// layOver writes the files of an overlay over a program until the test is over.
func layOver(t *testing.T, dir, overlay string) {
	t.Helper()
	err := filepath.WalkDir(overlay, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) == ".md" {
			return err
		}
		to := filepath.Join(dir, must(filepath.Rel(overlay, name)))
		var undo func() error
		if old, err := os.ReadFile(to); err == nil {
			undo = func() error { return os.WriteFile(to, old, 0o644) }
		} else {
			made := firstMissing(to)
			undo = func() error { return os.RemoveAll(made) }
		}
		t.Cleanup(func() {
			if err := undo(); err != nil {
				t.Error(err)
			}
		})
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		return os.WriteFile(to, must(os.ReadFile(name)), 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// firstMissing returns the first folder on the way to a file, or the file, that does not exist.
func firstMissing(name string) string {
	if _, err := os.Stat(filepath.Dir(name)); err == nil {
		return name
	}
	return firstMissing(filepath.Dir(name))
}

// toolOutput runs a tool. Tools exit with another code than 0 when they find something; what is no finding they print to
// standard error.
func toolOutput(t *testing.T, dir string, env []string, name string, args ...string) (stdout []byte, stderr string, code int) {
	t.Helper()
	c := exec.CommandContext(t.Context(), name, args...)
	c.Dir, c.Env = dir, slices.Concat(env, []string{"PWD=" + dir})
	var errs strings.Builder
	c.Stderr = &errs
	out, err := c.Output()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return out, errs.String(), exit.ExitCode()
	}
	if err != nil {
		t.Fatal(err)
	}
	return out, errs.String(), 0
}

// byVet is go vet with nanoarch as its tool.
func byVet(t *testing.T, dir string) (found []ruletest.Found) {
	t.Helper()
	for _, module := range moduleFolders(t, dir) {
		out, errs, code := toolOutput(t, module, buildEnv(t, dir), "go", append([]string{"vet", "-json", "-vettool=" + must(exec.LookPath("nanoarch")), "--"}, patterns(t, module)...)...)
		if code != 0 {
			t.Fatalf("go vet: exit code %d: %s", code, errs)
		}
		for dec := json.NewDecoder(strings.NewReader(string(out))); dec.More(); {
			var units map[string]map[string][]vetDiagnostic
			if err := dec.Decode(&units); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			for _, byRule := range units {
				for rule, all := range byRule {
					for _, d := range all {
						file, at := new(app).vetPlace(d.Posn)
						found = append(found, foundAt(t, dir, file, at.Line, rule, d.Message))
					}
				}
			}
		}
	}
	return found
}

// lintBlind: comments of its own hide what golangci-lint finds. The command reports these comments.
func lintBlind(p *judgedProgram, f ruletest.Found) bool {
	lines := strings.Split(string(must(os.ReadFile(filepath.Join(p.dir, f.File)))), "\n")
	return blindFolders(p, f) || strings.Contains(lines[f.Line-1], "//nolint:nanoarch")
}

// linter is golangci-lint with the plugin.
type linter struct{ program, config string }

// newLinter has golangci-lint custom build it, as users do.
func newLinter(t *testing.T) *linter {
	t.Helper()
	dir := t.TempDir()
	build := exec.CommandContext(t.Context(), "bash", filepath.Join(repository, ".ci", "custom-gcl"), dir)
	build.Dir = repository
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	t.Setenv("GOLANGCI_LINT_CACHE", t.TempDir())
	config := filepath.Join(dir, ".golangci.yml")
	if err := os.WriteFile(config, []byte(documentedConfig(t)), 0o644); err != nil {
		t.Fatal(err)
	}
	return &linter{filepath.Join(dir, "custom-gcl"), config}
}

// documentedConfig is the configuration that the documentation recommends, without linters of others.
func documentedConfig(t *testing.T) string {
	t.Helper()
	_, rest, _ := strings.Cut(read(t, "docs/golangci-lint.md"), "```yaml\n# .golangci.yml\n")
	config, _, ok := strings.Cut(rest, "```")
	if !ok {
		t.Fatal("docs/golangci-lint.md shows no .golangci.yml")
	}
	return strings.Replace(config, "linters:\n", "linters:\n  default: none\n", 1)
}

func (l *linter) find(t *testing.T, dir string) (found []ruletest.Found) {
	t.Helper()
	for _, module := range moduleFolders(t, dir) {
		issues, errs, code := l.run(t, dir, module, patterns(t, module)...)
		if code > 1 {
			t.Fatalf("exit code %d: %s", code, errs)
		}
		found = append(found, issues...)
	}
	return found
}

// run runs the linter in a folder; positions are relative to the program's.
func (l *linter) run(t *testing.T, program, dir string, args ...string) (found []ruletest.Found, stderr string, code int) {
	t.Helper()
	args = append([]string{"run", "--allow-parallel-runners", "--config", l.config, "--path-mode=abs", "--show-stats=false", "--output.json.path=stdout"}, args...)
	out, errs, code := toolOutput(t, dir, buildEnv(t, program), l.program, args...)
	var answer struct {
		Issues []struct {
			FromLinter, Text string
			Pos              struct {
				Filename string
				Line     int
			}
		}
	}
	if code <= 1 {
		if err := json.Unmarshal(out, &answer); err != nil {
			t.Fatalf("%v:\n%s\n%s", err, out, errs)
		}
	}
	for _, i := range answer.Issues {
		rule, message, ok := strings.Cut(i.Text, ": ")
		if !ok || i.FromLinter != "nanoarch" {
			t.Errorf("issue of %s: %s", i.FromLinter, i.Text)
		}
		found = append(found, foundAt(t, program, i.Pos.Filename, i.Pos.Line, rule, message))
	}
	return found, errs, code
}

// golangciLint is about what is special there: subfolders, changes of the policy alone, settings.
func golangciLint(t *testing.T, lint *linter) {
	dir := brokenShop(t)
	want := commandFinds(t, dir)
	for _, from := range []string{".", "services", "services/orders/place", "."} { // the last time from the cache
		got, errs, code := lint.run(t, dir, filepath.Join(dir, from), "./...")
		if diff := gocmp.Diff(want, distinctFound(got)); diff != "" || code != 1 {
			t.Errorf("from %s: exit code %d (-command +golangci-lint):\n%s", from, code, diff)
		}
		if strings.Count(errs, "nanoarch check") != 1 {
			t.Errorf("it says about program rules:\n%s", errs)
		}
	}
	policy := filepath.Join(dir, "nanoarch.toml")
	kept := must(os.ReadFile(policy))
	for _, more := range []string{"\n[rules.oneop]\nlevel = \"off\"\n", "", "\n[rules.contractonly]\nlevel = \"off\"\n"} {
		if err := os.WriteFile(policy, append(slices.Clone(kept), more...), 0o644); err != nil {
			t.Fatal(err)
		}
		want := commandFinds(t, dir)
		if got, _, _ := lint.run(t, dir, dir, "./..."); !slices.Equal(want, distinctFound(got)) {
			t.Errorf("with %q in the policy (-command +golangci-lint):\n%s", more, gocmp.Diff(want, got))
		}
	}
	if err := os.WriteFile(policy, append([]byte("roels = 1\n"), kept...), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, errs, code := lint.run(t, dir, dir, "./..."); code != 3 || !strings.Contains(errs, `did you mean "roles"?`) {
		t.Errorf("with a faulty policy: exit code %d: %s", code, errs)
	}
	if err := os.WriteFile(policy, kept, 0o644); err != nil {
		t.Fatal(err)
	}
	mistyped := *lint
	mistyped.config = filepath.Join(t.TempDir(), ".golangci.yml")
	if err := os.WriteFile(mistyped.config, []byte(strings.Replace(documentedConfig(t), "type: module\n", "type: module\n        settings: { rulse: [oneop] }\n", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, errs, code := mistyped.run(t, dir, dir, "./..."); code != 3 || !strings.Contains(errs, `unknown setting "rulse"; did you mean "rules"?`) {
		t.Errorf("with a mistyped setting: exit code %d: %s", code, errs)
	}
}

// toolsFixTheSame: what the tools are given to fix they fix like nanoarch fix, byte for byte. go vet runs gofmt over
// what it writes; these files are formatted already.
func toolsFixTheSame(t *testing.T, lint *linter) {
	programs := onlyInOneFile(t)
	if len(programs) == 0 {
		t.Fatal("the corpus has no fix that stays in one file")
	}
	for _, program := range programs {
		want := copyOf(t, program)
		if out, _, code := toolOutput(t, want, os.Environ(), must(exec.LookPath("nanoarch")), "fix"); code == 2 {
			t.Fatalf("%s", out)
		}
		fixed := map[string]string{"golangci-lint": copyOf(t, program), "go vet": copyOf(t, program)}
		lint.run(t, fixed["golangci-lint"], fixed["golangci-lint"], "--fix", "./...")
		toolOutput(t, fixed["go vet"], buildEnv(t, fixed["go vet"]), "go", "vet", "-fix", "-vettool="+must(exec.LookPath("nanoarch")), "./...")
		for name, dir := range fixed {
			if diff := gocmp.Diff(goFiles(t, want), goFiles(t, dir)); diff != "" {
				t.Errorf("%s (-nanoarch fix +%s):\n%s", filepath.Base(program), name, diff)
			}
		}
	}
}
