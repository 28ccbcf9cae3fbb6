package gate

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/nanoarch/nanoarch/analyzers/ruletest"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
)

func drawn(t *testing.T, o Options) *graph.Graph {
	t.Helper()
	if o.CacheDir == "" {
		o.NoCache = true
	}
	g, err := Graph(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range g.Errors {
		t.Errorf("cannot tell: %s:%d: %s", e.File, e.Line, e.Message)
	}
	return g.Graph
}

// TestGraphs holds the graphs of small programs to what somebody who read the code says.
func TestGraphs(t *testing.T) {
	names, err := filepath.Glob("../../../../testdata/graph/*.txtar")
	if err != nil || len(names) < 4 {
		t.Fatalf("found %d programs, %v", len(names), err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			dir, _ := ruletest.Lay(t, "", name)
			want, err := os.ReadFile(filepath.Join(dir, "want"))
			if err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(strings.TrimSpace(string(want)), "\n")
			if diff := cmp.Diff(lines, told(drawn(t, Options{Dir: dir}), lines)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// told writes a graph as testdata/graph/README.md says: the kinds of lines of which there is at least one.
func told(g *graph.Graph, want []string) []string {
	kinds := map[string]bool{}
	for _, line := range want {
		kind, _, _ := strings.Cut(line, " ")
		kinds[kind] = true
		kinds["fates"] = kinds["fates"] || strings.Contains(line, " AT ")
	}
	var out []string
	for i := range g.Edges {
		e := &g.Edges[i]
		ends := pathOf(e.From) + " -> " + pathOf(e.To)
		if kinds[string(e.Kind)] && !strings.HasPrefix(e.From, "deployment:") {
			out = append(out, strings.Join(slices.DeleteFunc(append([]string{string(e.Kind), ends}, details(e)...), func(s string) bool { return s == "" }), " "))
		}
		for _, f := range e.Failures {
			if kinds["fates"] {
				name := f.Error
				if name == "" {
					name = "others"
				}
				fate := strings.Join(append([]string{string(f.Fate)}, f.Becomes...), " ")
				out = append(out, fmt.Sprintf("%s: %s AT %s", name, fate, ends))
			}
		}
	}
	slices.Sort(out)
	return out
}

func details(e *graph.Edge) []string {
	switch e.Kind {
	case graph.Calls:
		method := e.Contract[strings.LastIndexByte(e.Contract, '.')+1:]
		return append([]string{method, "(" + e.In + ")", e.Out}, e.Errors...)
	case graph.Dispatch:
		_, request, _ := strings.Cut(e.ID, "#")
		return []string{request}
	}
	return nil
}

// pathOf is an ID without its kind.
func pathOf(id string) string {
	_, p, _ := strings.Cut(id, ":")
	return p
}
