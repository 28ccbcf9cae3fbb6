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
)

// prints runs a command line that must end with an exit code, and returns what it prints.
func prints(t *testing.T, code int, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	if got := run(t.Context(), args, &out, &errs); got != code {
		t.Fatalf("%v: exit code %d, want %d: %s", args, got, code, errs.String())
	}
	return out.String(), errs.String()
}

// TestGraphGolden keeps the pictures of the example application. A change of them is a change of what users see: look at
// them before -update.
func TestGraphGolden(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	for name, args := range map[string][]string{
		"flows.json":          {"--view", "flows", "--format", "json"},
		"flows.mmd":           {"--format", "mermaid"},
		"flows.dot":           {"--format", "dot"},
		"wiring.dot":          {"--view", "wiring", "--format", "dot"},
		"failures.mmd":        {"--view", "failures", "--focus", "services/orders", "--format", "mermaid"},
		"deployments.mmd":     {"--view", "deployments", "--format", "mermaid"},
		"capabilities.mmd":    {"--collapse", "capability", "--format", "mermaid"},
		"violations.mmd":      {"--overlay", "../seeded", "--view", "violations", "--format", "mermaid"},
		"violating-flows.dot": {"--overlay", "../seeded", "--focus", "services/orders/place", "--format", "dot"},
	} {
		got, _ := prints(t, 0, append([]string{"graph", "-C", filepath.Join(repository, "testdata", "shop")}, args...)...)
		golden := filepath.Join("testdata", "graph", name)
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s: -want +got; if that is what it should be: go test -run TestGraphGolden -update ./cmd/nanoarch\n%s", name, diff)
		}
	}
}

// pictured are the commands in docs/graph.md that make what is shown there: a file, or the block behind the command.
var pictured = regexp.MustCompile("(?m)^    nanoarch graph (.*)$(?:\n\n```mermaid\n((?s:.*?))```)?")

// TestPictures runs the commands of docs/graph.md and holds the pictures there to what they make.
func TestPictures(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	page, made := read(t, "docs/graph.md"), 0
	page = pictured.ReplaceAllStringFunc(page, func(text string) string {
		m := pictured.FindStringSubmatch(text)
		args := strings.Fields(m[1])
		for i, a := range args {
			if i > 0 && args[i-1] == "-C" {
				args[i] = filepath.Join(repository, a)
			}
		}
		switch i := strings.Index(m[1], " -o "); {
		case i >= 0:
			made++
			if !*update {
				for j, a := range args {
					if a == "-o" {
						args[j] = "--check"
					}
				}
			}
			prints(t, 0, append([]string{"graph"}, args...)...)
		case strings.Contains(m[0], "```mermaid"):
			made++
			out, _ := prints(t, 0, append([]string{"graph"}, args...)...)
			return "    nanoarch graph " + m[1] + "\n\n```mermaid\n" + out + "```"
		default:
			prints(t, 0, append([]string{"graph"}, args...)...)
		}
		return text
	})
	if made < 4 {
		t.Errorf("docs/graph.md shows only %d pictures", made)
	}
	generated(t, "docs/graph.md", page)
}

func TestGraphviz(t *testing.T) {
	args := []string{"graph", "-C", filepath.Join(repository, "testdata", "shop"), "--format", "svg", "--engine", "dot"}
	if _, err := exec.LookPath("dot"); err == nil {
		if out, _ := prints(t, 0, args...); !strings.Contains(out, "<svg") || !strings.Contains(out, ">addproduct<") {
			t.Errorf("Graphviz drew %.200s", out)
		}
	}
	t.Setenv("PATH", t.TempDir())
	if _, errs := prints(t, 2, args...); !strings.Contains(errs, "there is no dot on PATH; --engine own needs nothing") {
		t.Errorf("without Graphviz: %s", errs)
	}
}
