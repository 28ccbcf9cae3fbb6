package graph

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestOrderPlaysNoPart shuffles graphs: every view, filter and format gives the same bytes.
func TestOrderPlaysNoPart(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 12 {
		g := random(r, 10+r.IntN(90), r.IntN(300))
		other := shuffled(r, g)
		for name, do := range outputs(t, g) {
			if diff := cmp.Diff(do(g), do(other)); diff != "" {
				t.Fatalf("%s depends on the order: %s", name, diff)
			}
		}
	}
}

// outputs are all that can be made of a graph, as text.
func outputs(t *testing.T, of *Graph) map[string]func(*Graph) string {
	out := map[string]func(*Graph) string{}
	formats := map[string]func(*Graph) string{
		"json": func(g *Graph) string { return encoded(t, g) },
		"dot":  func(g *Graph) string { return g.DOT("https://example.com/{file}") },
		"mermaid": func(g *Graph) string {
			text, note, err := g.Mermaid("", DefaultBudget)
			return text + note + message(err)
		},
	}
	filters := map[string]func(*Graph) (*Graph, error){
		"hide":     func(g *Graph) (*Graph, error) { return g.HideBaselined(), nil },
		"only":     func(g *Graph) (*Graph, error) { return g.OnlyViolations(), nil },
		"focus":    func(g *Graph) (*Graph, error) { return g.Focus(of.Nodes[len(of.Nodes)/2].ID, "both", 2) },
		"paths":    func(g *Graph) (*Graph, error) { return g.Paths(of.Nodes[4].ID, of.Nodes[len(of.Nodes)-1].ID, 0) },
		"collapse": func(g *Graph) (*Graph, error) { return g.Collapse("capability") },
		"kinds":    func(g *Graph) (*Graph, error) { return g.Collapse("kind") },
	}
	for _, view := range append([]string{""}, Views...) {
		for name, filter := range filters {
			out[view+" "+name] = func(g *Graph) string {
				if view != "" {
					var err error
					if g, err = g.Reduce(view); err != nil {
						return message(err)
					}
				}
				g, err := filter(g)
				if err != nil {
					return message(err)
				}
				all := ""
				for _, format := range []string{"json", "dot", "mermaid"} {
					all += formats[format](g)
				}
				return all
			}
		}
	}
	return out
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// TestFiltersKeepGraphs: whatever is taken away, every edge has its ends and every node the group that it names, and
// nothing is there that was not there before.
func TestFiltersKeepGraphs(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 40 {
		g := random(r, 5+r.IntN(60), r.IntN(200))
		for _, view := range Views {
			out, err := g.Reduce(view)
			if err != nil {
				continue
			}
			sound(t, view, out)
			if view != "imports" && view != "deployments" {
				part(t, view, out, g)
			}
			if len(out.Nodes) == 0 {
				continue
			}
			if f, err := out.Focus(out.Nodes[r.IntN(len(out.Nodes))].ID, Reaches[r.IntN(3)], r.IntN(4)); err != nil {
				t.Error(err)
			} else {
				sound(t, view+" focus", f)
				part(t, view+" focus", f, out)
			}
			for _, dim := range []string{"capability", "kind", "group"} {
				if c, err := out.Collapse(dim); err == nil {
					sound(t, view+" by "+dim, c)
				}
			}
			sound(t, view+" hide", out.HideBaselined())
			sound(t, view+" only", out.OnlyViolations())
		}
	}
}

func sound(t *testing.T, what string, g *Graph) {
	t.Helper()
	at := g.index()
	if len(at) != len(g.Nodes) {
		t.Errorf("%s: two nodes have one id", what)
	}
	for i := range g.Nodes {
		n := &g.Nodes[i]
		if _, ok := at[n.Parent]; n.Parent != "" && !ok {
			t.Errorf("%s: %s stands in %s, which is not there", what, n.ID, n.Parent)
		}
		if i > 0 && g.Nodes[i-1].ID >= n.ID {
			t.Errorf("%s: %s is not in order", what, n.ID)
		}
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		_, from := at[e.From]
		_, to := at[e.To]
		if !from || !to || i > 0 && g.Edges[i-1].ID >= e.ID {
			t.Errorf("%s: %s has no ends, or is not in order", what, e.ID)
		}
	}
}

func part(t *testing.T, what string, g, of *Graph) {
	t.Helper()
	known := map[string]bool{}
	for i := range of.Nodes {
		known[of.Nodes[i].ID] = true
	}
	for i := range of.Edges {
		known[of.Edges[i].ID] = true
	}
	for i := range g.Nodes {
		if !known[g.Nodes[i].ID] {
			t.Errorf("%s: %s is new", what, g.Nodes[i].ID)
		}
	}
	for i := range g.Edges {
		if !known[g.Edges[i].ID] {
			t.Errorf("%s: %s is new", what, g.Edges[i].ID)
		}
	}
}

// TestJSON reads what was written, and finds one node or edge a line.
func TestJSON(t *testing.T) {
	g := random(rand.New(rand.NewPCG(7, 8)), 40, 100)
	g.Errors = []Problem{{Message: `a "problem"`, File: "a.go", Line: 1}}
	text := encoded(t, g)
	back, err := Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(text, encoded(t, back)); diff != "" {
		t.Error(diff)
	}
	lines := strings.Split(text, "\n")
	count := map[string]int{}
	for _, l := range lines {
		if strings.HasPrefix(l, `  {"id":"`) {
			count["lines"]++
		}
	}
	if count["lines"] != len(g.Nodes)+len(g.Edges) {
		t.Errorf("%d lines for %d nodes and %d edges", count["lines"], len(g.Nodes), len(g.Edges))
	}
	for _, damaged := range []string{"", "{}", `{"schema": "nanoarch.graph/2"}`, text[:len(text)/2]} {
		if _, err := Parse([]byte(damaged)); err == nil {
			t.Errorf("%.20q is no graph", damaged)
		}
	}
}
