package draw

import (
	"cmp"
	"fmt"
	"slices"
)

// tree is a graph in order: nodes and edges sorted by ID and known by number, and who stands in whom. Number 0 is the
// picture itself, in which the nodes without parent stand.
type tree struct {
	nodes    []Node
	edges    []Edge
	parent   []int
	children [][]int
	depth    []int
	from, to []int // ends of the edges
	tier     []int // -1: none
}

// newTree checks a graph. What it cannot place would be missing in the picture, so it says so instead.
func newTree(g Graph) (*tree, error) {
	t := &tree{nodes: append([]Node{{}}, g.Nodes...), edges: slices.Clone(g.Edges)}
	slices.SortStableFunc(t.nodes[1:], func(a, b Node) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortStableFunc(t.edges, func(a, b Edge) int { return cmp.Compare(a.ID, b.ID) })
	n := len(t.nodes)
	t.parent, t.children, t.depth, t.tier = make([]int, n), make([][]int, n), make([]int, n), make([]int, n)
	number := make(map[string]int, n)
	for v, node := range t.nodes[1:] {
		if node.ID == "" {
			return nil, fmt.Errorf("a node labelled %q has no id", node.Label)
		}
		if _, twice := number[node.ID]; twice {
			return nil, fmt.Errorf("two nodes have the id %q", node.ID)
		}
		number[node.ID] = v + 1
	}
	if err := t.families(number); err != nil {
		return nil, err
	}
	if err := t.ends(number); err != nil {
		return nil, err
	}
	return t, t.inTiers(g.Tiers)
}

func (t *tree) families(number map[string]int) error {
	for v := 1; v < len(t.nodes); v++ {
		p := t.nodes[v].Parent
		if p != "" && number[p] == 0 {
			return fmt.Errorf("node %q stands in %q, which is no node", t.nodes[v].ID, p)
		}
		t.parent[v] = number[p]
		t.children[t.parent[v]] = append(t.children[t.parent[v]], v)
	}
	reached := []int{0}
	for i := 0; i < len(reached); i++ {
		for _, c := range t.children[reached[i]] {
			t.depth[c] = t.depth[reached[i]] + 1
			reached = append(reached, c)
		}
	}
	if len(reached) < len(t.nodes) {
		for v := 1; v < len(t.nodes); v++ {
			if t.depth[v] == 0 {
				return fmt.Errorf("node %q stands in itself, by way of %q", t.nodes[v].ID, t.nodes[v].Parent)
			}
		}
	}
	return nil
}

func (t *tree) ends(number map[string]int) error {
	t.from, t.to = make([]int, len(t.edges)), make([]int, len(t.edges))
	for i, e := range t.edges {
		if e.ID == "" {
			return fmt.Errorf("an edge from %q to %q has no id", e.From, e.To)
		}
		if i > 0 && e.ID == t.edges[i-1].ID {
			return fmt.Errorf("two edges have the id %q", e.ID)
		}
		t.from[i], t.to[i] = number[e.From], number[e.To]
		for _, end := range []string{e.From, e.To} {
			if number[end] == 0 {
				return fmt.Errorf("edge %q has an end at %q, which is no node", e.ID, end)
			}
		}
	}
	return nil
}

func (t *tree) inTiers(tiers []string) error {
	for v := 1; v < len(t.nodes); v++ {
		t.tier[v] = -1
		if name := t.nodes[v].Tier; name != "" {
			if t.tier[v] = slices.Index(tiers, name); t.tier[v] < 0 {
				return fmt.Errorf("node %q is of tier %q, which is none of the tiers %q", t.nodes[v].ID, name, tiers)
			}
		}
	}
	return nil
}

// level returns the boxes of one scene between which an edge is to be seen: the nearest ones around its ends that stand
// in the same node. An edge to a node around its own start is a loop at that node.
func (t *tree) level(edge int) (a, b int) {
	a, b = t.from[edge], t.to[edge]
	for t.depth[a] > t.depth[b] {
		a = t.parent[a]
	}
	for t.depth[b] > t.depth[a] {
		b = t.parent[b]
	}
	for t.parent[a] != t.parent[b] {
		a, b = t.parent[a], t.parent[b]
	}
	return a, b
}

// closedFrom is the number of nodes from which groups are drawn closed, unless something else is asked for.
const closedFrom = 500
