package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/nanoarch/nanoarch/rules"
)

// commands are the command lines of README.md and what becomes of each. A new one must be added here, with a test.
var commands = map[string]func(t *testing.T, line string){
	"go run ./cmd/nanoarch check -C testdata/shop --overlay ../seeded": func(t *testing.T, line string) {
		out := runs(t, line, 1)
		for _, want := range []string{"3 errors in", "error contractonly: operation example.com/shop/services/orders/place", "estimate.go:15:1: error oneop:"} {
			if !strings.Contains(out, want) {
				t.Errorf("%s prints no %q:\n%s", line, want, out)
			}
		}
		shown := regexp.MustCompile(`\s+`).ReplaceAllString(read(t, "README.md"), " ")
		for l := range strings.Lines(out) {
			if strings.Contains(l, "estimate.go:7:2") || strings.Contains(l, "estimate.go:15:1") {
				if !strings.Contains(shown, strings.TrimSpace(l)) {
					t.Errorf("README.md does not show what the command prints: %s", l)
				}
			}
		}
	},
	"go test ./...": func(*testing.T, string) {}, // what runs this test
	"go run ./cmd/nanoarch graph -C testdata/shop --format mermaid --collapse capability": func(t *testing.T, line string) {
		if out := runs(t, line, 0); !strings.HasPrefix(out, "flowchart LR") || !strings.Contains(out, "group_capability_orders -->") {
			t.Errorf("%s prints\n%s", line, out)
		}
	},
	"go run ./cmd/nanoarch survey -C testdata/shop": func(t *testing.T, line string) {
		if out := runs(t, line, 0); !strings.Contains(out, "operation packages own exactly one operation") {
			t.Errorf("%s prints\n%s", line, out)
		}
	},
	"nanoarch check --overlay PROPOSAL --format json": func(t *testing.T, _ string) {
		if out := runs(t, "go run ./cmd/nanoarch check -C testdata/shop --overlay ../seeded --format json", 1); !strings.Contains(out, `"nanoarch.report/1"`) {
			t.Errorf("no report:\n%s", out)
		}
	},
	"nanoarch check --output sarif=nanoarch.sarif --output junit=nanoarch.xml": func(t *testing.T, _ string) {
		dir := t.TempDir()
		runs(t, "go run ./cmd/nanoarch check -C testdata/shop --output sarif="+dir+"/nanoarch.sarif --output junit="+dir+"/nanoarch.xml", 0)
	},
	"go install github.com/nanoarch/nanoarch/cmd/nanoarch@latest": func(t *testing.T, _ string) {
		runs(t, "go build -o "+t.TempDir()+"/nanoarch ./cmd/nanoarch", 0)
	},
	"nanoarch check": func(t *testing.T, _ string) {
		t.Setenv("XDG_CACHE_HOME", t.TempDir())
		const line = "go run ./cmd/nanoarch check -C testdata/shop --overlay ../seeded --format json"
		first := runs(t, line, 1)
		if runs(t, line, 1) != first || runs(t, line+" --no-cache", 1) != first {
			t.Error("three runs give different reports")
		}
	},
	"nanoarch check --revision REV": func(t *testing.T, _ string) {
		if _, err := os.Stat(repository + "/.git"); err != nil {
			t.Skip(err)
		}
		runs(t, "go run ./cmd/nanoarch check -C testdata/shop --revision HEAD", 0)
	},
	"nanoarch fix": func(*testing.T, string) {}, // TestFixes, and testdata/script/fix.txtar
	"nanoarch fix --dry-run": func(t *testing.T, _ string) {
		runs(t, "go run ./cmd/nanoarch fix -C testdata/shop --dry-run", 0)
	},
	"nanoarch vet ./...": func(t *testing.T, _ string) {
		vets(t, 1, "error imports: ", must(exec.LookPath("nanoarch")), "vet", "./...")
	},
	`go vet -vettool="$(which nanoarch)" ./...`: func(t *testing.T, _ string) {
		vets(t, 1, "imports high example.com/m/legacy/a", "go", "vet", "-vettool="+must(exec.LookPath("nanoarch")), "./...")
	},
	"golangci-lint custom": func(t *testing.T, _ string) { // TestTools runs it
		_, rest, _ := strings.Cut(read(t, "README.md"), "```yaml\n# .custom-gcl.yml")
		shown, _, _ := strings.Cut(rest, "```")
		for line := range strings.Lines(read(t, ".custom-gcl.yml")) {
			if !strings.HasPrefix(line, "#") && !strings.Contains(line, "path: ") && !strings.Contains(shown, line) {
				t.Errorf("README.md lacks a line of .custom-gcl.yml: %s", line)
			}
		}
	},
	"nanoarch diff BASE": func(*testing.T, string) {}, // TestDiffStories
	"nanoarch check --loader=go": func(t *testing.T, _ string) {
		runs(t, "go run ./cmd/nanoarch check -C testdata/shop --loader=go", 0)
	},
	"nanoarch baseline":               func(*testing.T, string) {}, // TestBaselinePage
	"nanoarch inventory":              func(*testing.T, string) {}, // TestScale, and testdata/script/inventory.txtar
	"nanoarch check --inventory FILE": func(*testing.T, string) {}, // TestScale
	"nanoarch cache info":             func(*testing.T, string) {}, // TestScale
	"nanoarch cache clean":            func(*testing.T, string) {}, // TestScale
	"nanoarch template init":          func(*testing.T, string) {}, // testdata/script/new.txtar
	"nanoarch template show PACKAGE":  func(*testing.T, string) {}, // testdata/script/template_show.txtar
	"nanoarch template learn DIR...":  func(*testing.T, string) {}, // testdata/script/template_learn.txtar
	"nanoarch new operation billing/charge": func(t *testing.T, line string) { // and testdata/script/new.txtar
		if dir := family(t, 1); tells(t, dir, 0, strings.Fields(line)[1:]...) == "" {
			t.Error("nothing is told")
		}
	},
	"nanoarch sync":              func(t *testing.T, _ string) { tells(t, family(t, 2), 0, "sync") }, // and TestSync
	"nanoarch sync --check":      func(t *testing.T, _ string) { tells(t, family(t, 2), 0, "sync", "--check") },
	"go generate ./cmd/nanoarch": func(*testing.T, string) {}, // TestRulePages fails where it was forgotten
}

// TestReadme runs every command of README.md.
func TestReadme(t *testing.T) {
	text := read(t, "README.md")
	lines := regexp.MustCompile(`(?m)^(?:- run: )?((?:go (?:run|test|install|generate|vet)|nanoarch (?:check|diff|survey|fix|vet)|golangci-lint) .*)$`).FindAllStringSubmatch(text, -1)
	inline := regexp.MustCompile("`(go (?:run|test|install|generate|vet) [^`]*|nanoarch (?:check|diff|inventory|cache|baseline|fix|vet|new|sync|template)[^`]*|golangci-lint [^`]*)`").FindAllStringSubmatch(text, -1)
	if len(lines) < 5 {
		t.Fatalf("found only %d commands", len(lines))
	}
	for _, m := range append(lines, inline...) {
		test, ok := commands[m[1]]
		if !ok {
			t.Errorf("README.md has the command %q, which no test runs", m[1])
			continue
		}
		t.Run(m[1], func(t *testing.T) { test(t, m[1]) })
	}
}

// TestScale runs every shell block of docs/scale.md. What is read in parts must be judged like what is read at once.
func TestScale(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip(err)
	}
	t.Setenv("XDG_CACHE_HOME", t.TempDir()) // one block cleans it
	t.Setenv("TMPDIR", t.TempDir())
	want := runs(t, "go run ./cmd/nanoarch check -C testdata/shop --format json", 0)
	judged := false
	for _, m := range regexp.MustCompile("(?ms)^```sh\n(.*?)^```").FindAllStringSubmatch(read(t, "docs/scale.md"), -1) {
		var out, errs bytes.Buffer
		c := exec.CommandContext(t.Context(), "sh", "-eu")
		c.Dir, c.Stdin, c.Stdout, c.Stderr = repository, strings.NewReader(m[1]), &out, &errs
		if err := c.Run(); err != nil {
			t.Errorf("%v: %s\n%s", err, errs.String(), m[1])
		}
		if strings.Contains(m[1], "nanoarch check") {
			judged = true
			if diff := cmp.Diff(want, out.String()); diff != "" {
				t.Errorf("judged in parts (-at once +in parts):\n%s", diff)
			}
		}
	}
	if !judged {
		t.Error("docs/scale.md judges nothing")
	}
}

// runs executes a command line in the repository's folder and returns what it prints.
func runs(t *testing.T, line string, code int) string {
	t.Helper()
	args := strings.Fields(line)
	var out, errs bytes.Buffer
	if rest, ok := strings.CutPrefix(line, "go run ./cmd/nanoarch "); ok {
		t.Chdir(repository)
		if got := run(t.Context(), strings.Fields(rest), &out, &errs); got != code {
			t.Errorf("%s: exit code %d, want %d\n%s", line, got, code, errs.String())
		}
		return out.String()
	}
	c := exec.CommandContext(t.Context(), args[0], args[1:]...)
	c.Dir, c.Stdout, c.Stderr, c.Env = repository, &out, &errs, os.Environ()
	if err := c.Run(); (err == nil) != (code == 0) {
		t.Errorf("%s: %v\n%s", line, err, errs.String())
	}
	return out.String()
}

// vets runs a command that starts go vet in a small program that breaks its policy.
func vets(t *testing.T, code int, says, name string, args ...string) {
	t.Helper()
	keepBuildCache(t)
	c := exec.CommandContext(t.Context(), name, args...)
	c.Dir = filepath.Join(repository, "testdata", "imports", "bad", "members")
	out, _ := c.CombinedOutput()
	if c.ProcessState == nil || c.ProcessState.ExitCode() != code || !strings.Contains(string(out), says) {
		t.Errorf("%s %v: %v\n%s", name, args, c.ProcessState, out)
	}
}

// TestReadmePolicy loads the policy that README.md shows.
func TestReadmePolicy(t *testing.T) {
	m := regexp.MustCompile("(?s)```toml\n(.*?)```").FindAllStringSubmatch(read(t, "README.md"), -1)
	if len(m) == 0 {
		t.Fatal("README.md shows no policy")
	}
	for _, block := range m {
		if _, err := rules.Load(rules.FileName, func(string) ([]byte, error) { return []byte(block[1]), nil }); err != nil {
			t.Errorf("%v\n%s", err, block[1])
		}
	}
}
