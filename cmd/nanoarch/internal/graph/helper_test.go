package graph

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// made makes a graph of lines: "kind:path", maybe "in GROUP" and a status, for a node; "FROM kind TO", maybe a status, for an
// edge. Nodes are named by their IDs.
func made(t testing.TB, text string) *Graph {
	t.Helper()
	g := &Graph{By: "capability", Tiers: []string{"transport", "operation"}}
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		switch {
		case len(words) == 0:
		case len(words) >= 3 && words[1] != "in":
			e := Edge{From: words[0], To: words[2], Kind: EdgeKind(words[1]), Status: OK, Positions: []string{"a.go:1"}}
			e.ID = EdgeID(e.Kind, e.From, e.To, "")
			if len(words) > 3 {
				e.Status, e.Rule, e.Findings = Status(words[3]), "imports", []string{"0123456789ab"}
			}
			g.Edges = append(g.Edges, e)
		default:
			kind, path, ok := strings.Cut(words[0], ":")
			if !ok {
				t.Fatalf("no node: %s", line)
			}
			n := Node{ID: words[0], Kind: NodeKind(kind), Label: path[strings.LastIndexByte(path, '/')+1:], Status: OK}
			if n.Kind == Group {
				dim, value, _ := strings.Cut(path, "=")
				n.Label, n.Attrs = value, Attrs{By: dim, Values: map[string]string{dim: value}}
			}
			if len(words) > 2 {
				n.Parent = words[2]
			}
			if len(words) > 3 {
				n.Status, n.Rule, n.Findings = Status(words[3]), "oneop", []string{"ba9876543210"}
			}
			g.Nodes = append(g.Nodes, n)
		}
	}
	g.Sort()
	return g
}

// edges lists the edges of a graph, without the kinds of their ends.
func edges(g *Graph) []string {
	out := []string{}
	for _, e := range g.Edges {
		line := path(e.From) + " " + string(e.Kind) + " " + path(e.To)
		if e.Status != OK {
			line += " " + string(e.Status)
		}
		if e.Count > 0 {
			line += fmt.Sprintf(" x%d", e.Count)
		}
		out = append(out, line)
	}
	return out
}

// nodes lists the nodes of a graph that are no groups, and collapsed groups.
func nodes(g *Graph) []string {
	out := []string{}
	for i := range g.Nodes {
		if n := &g.Nodes[i]; !n.open() {
			out = append(out, path(n.ID))
		}
	}
	return out
}

func path(id string) string {
	_, p, _ := strings.Cut(id, ":")
	return p
}

func encoded(t testing.TB, g *Graph) string {
	t.Helper()
	var b bytes.Buffer
	if err := g.JSON(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// random makes a graph of packages in groups, some nested, with edges of all kinds, some of which break rules.
func random(r *rand.Rand, packages, edges int) *Graph {
	g := &Graph{By: "capability", Tiers: []string{"transport", "operation", "adapter"}}
	kinds := []NodeKind{Operation, Contract, Adapter, Transport, Model, Shared, Root, External, Deployment, Unclassified}
	statuses := []Status{OK, OK, OK, Violation, Baselined}
	for i := range 4 {
		n := Node{ID: NodeID(Group, fmt.Sprintf("capability=c%d", i)), Kind: Group, Label: fmt.Sprint("c", i), Status: OK}
		n.Attrs = Attrs{By: "capability", Values: map[string]string{"capability": fmt.Sprint("c", i)}}
		if i > 1 {
			n.Parent = g.Nodes[0].ID
		}
		g.Nodes = append(g.Nodes, n)
	}
	for i := range packages {
		kind := kinds[r.IntN(len(kinds))]
		n := Node{ID: NodeID(kind, fmt.Sprintf("p/%d", i)), Kind: kind, Label: fmt.Sprint("p", i), Status: statuses[r.IntN(len(statuses))]}
		if n.IsPackage() && r.IntN(3) > 0 {
			n.Parent = g.Nodes[r.IntN(4)].ID
		}
		if n.Kind == Operation || n.Kind == Adapter {
			n.Attrs.Deployments = []string{"one"}
		}
		if n.Status != OK {
			n.Rule, n.Findings = "oneop", []string{fmt.Sprintf("%012x", i)}
		}
		g.Nodes = append(g.Nodes, n)
	}
	g.Nodes = append(g.Nodes, Node{ID: NodeID(Deployment, "one"), Kind: Deployment, Label: "one", Status: OK})
	seen := map[string]bool{}
	for i := range edges {
		from, to := g.Nodes[4+r.IntN(packages)], g.Nodes[4+r.IntN(packages)]
		kind := []EdgeKind{Calls, Dispatch, Implements, Wires, Uses, Imports}[r.IntN(6)]
		e := Edge{ID: EdgeID(kind, from.ID, to.ID, ""), From: from.ID, To: to.ID, Kind: kind, Status: statuses[r.IntN(len(statuses))]}
		if seen[e.ID] || from.ID == to.ID {
			continue
		}
		seen[e.ID] = true
		e.Positions = []string{fmt.Sprintf("f.go:%d", i), fmt.Sprintf("a.go:%d", i)}
		if kind == Calls {
			e.In, e.Out, e.Errors = "a.In", "a.Out", []string{"a.ErrB", "a.ErrA"}
			e.Failures = []Failure{{Error: "a.ErrA", Fate: Passed}, {Error: "a.ErrB", Fate: Unknown}}
			e.Import = "f.go:1"
		}
		if e.Status != OK {
			e.Rule, e.Findings = "imports", []string{fmt.Sprintf("%012x", 1000+i)}
		}
		g.Edges = append(g.Edges, e)
	}
	g.Sort()
	return g
}

// shuffled returns the same graph in another order.
func shuffled(r *rand.Rand, g *Graph) *Graph {
	out := *g
	out.Nodes, out.Edges = append([]Node{}, g.Nodes...), append([]Edge{}, g.Edges...)
	r.Shuffle(len(out.Nodes), func(i, j int) { out.Nodes[i], out.Nodes[j] = out.Nodes[j], out.Nodes[i] })
	r.Shuffle(len(out.Edges), func(i, j int) { out.Edges[i], out.Edges[j] = out.Edges[j], out.Edges[i] })
	out.Sort()
	return &out
}
