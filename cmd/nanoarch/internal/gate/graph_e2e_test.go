//go:build e2e

package gate

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
)

// graphTells holds the imports of the graph to what the go command says, and its calls to those of the survey. The graph
// of a second run, from the cache, is the same.
func graphTells(t *testing.T, dir string) {
	o := Options{Dir: dir, CacheDir: t.TempDir()}
	g := drawn(t, o)
	if encoded(t, drawn(t, o)) != encoded(t, g) {
		t.Error("another graph the second time")
	}
	imports, err := g.Reduce("imports")
	if err != nil {
		t.Fatal(err)
	}
	shown, got := map[string]bool{}, map[[2]string]bool{}
	for i := range imports.Nodes {
		if n := &imports.Nodes[i]; n.IsPackage() {
			shown[n.Path()] = true
		}
	}
	for _, e := range imports.Edges {
		got[[2]string{pathOf(e.From), pathOf(e.To)}] = true
	}
	root, err := filepath.EvalSymlinks(dir)
	if err != nil {
		t.Fatal(err)
	}
	folder, uses := map[string]string{}, map[string][]string{}
	for line := range strings.Lines(string(goCommand(t, dir, "list", "-e", "-f", `{{.ImportPath}} {{.Dir}} {{join .Imports ","}}`, "./..."))) {
		words := strings.Fields(line)
		if len(words) < 2 {
			continue
		}
		rel, err := filepath.Rel(root, words[1])
		if err != nil {
			t.Fatal(err)
		}
		folder[words[0]] = filepath.ToSlash(rel)
		if len(words) > 2 {
			uses[words[0]] = strings.Split(words[2], ",")
		}
	}
	compared := 0
	for path, from := range folder {
		for _, used := range uses[path] {
			to := folder[used]
			if to == "" || to == from || !shown[from] || !shown[to] {
				continue
			}
			if compared++; !got[[2]string{from, to}] {
				t.Errorf("the graph lacks the import of %s by %s", to, from)
			}
		}
	}
	if compared < 100 {
		t.Errorf("only %d imports were compared", compared)
	}
	calls := map[string]bool{}
	for _, e := range g.Edges {
		for _, at := range e.Positions {
			calls[at] = calls[at] || e.Kind == graph.Calls || e.Kind == graph.Dispatch
		}
	}
	s, err := Survey(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range s.Packages {
		if p.Kind == "tests" || p.Kind == "mocks" {
			shown[p.Dir] = false // only what others import of it is
		}
	}
	for _, f := range s.Flows {
		if shown[f.From] && !calls[fmt.Sprintf("%s:%d", f.File, f.Line)] {
			t.Errorf("the graph lacks the call of %s at %s:%d", f.Contract, f.File, f.Line)
		}
	}
}
