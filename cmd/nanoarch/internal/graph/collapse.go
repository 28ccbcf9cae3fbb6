package graph

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Collapse makes one node of all that share a value of a dimension: a capture of the policy's patterns such as capability,
// folder, role, kind, or group for whatever groups there are. Edges between two of them become one for each kind and status; what is inside goes, and if it breaks
// a rule the node says so. Nodes without a value stay, and so do groups that hold groups: once these are closed, the next
// call closes the outer ones.
func (g *Graph) Collapse(dim string) (*Graph, error) {
	c := &collapsing{Graph: g, dim: dim, at: g.index(), into: map[string]string{}, nodes: map[string]*Node{}, edges: map[edgeKey]*Edge{}, outer: map[string]bool{}}
	for i := range g.Nodes {
		if n := &g.Nodes[i]; n.open() {
			c.outer[n.Parent] = true
		}
	}
	for i := range g.Nodes {
		c.place(&g.Nodes[i])
	}
	if len(c.nodes) == 0 {
		return nil, fmt.Errorf("nothing in this view has a %q; there are %s", dim, strings.Join(g.dimensions(), ", "))
	}
	for i := range g.Nodes {
		if n := g.Nodes[i]; c.into[n.ID] == "" {
			c.into[n.ID] = n.ID
			c.nodes[n.ID] = &n
		}
	}
	for i := range g.Edges {
		c.add(&g.Edges[i])
	}
	return c.graph(), nil
}

// dimensions lists what Collapse takes.
func (g *Graph) dimensions() []string {
	dims := map[string]bool{"role": true, "kind": true, "group": true}
	for i := range g.Nodes {
		for name := range g.Nodes[i].Attrs.Values {
			dims[name] = true
		}
	}
	return slices.Sorted(maps.Keys(dims))
}

type collapsing struct {
	*Graph
	dim   string
	at    map[string]int
	into  map[string]string // what each node becomes a part of
	nodes map[string]*Node
	edges map[edgeKey]*Edge
	outer map[string]bool // groups that hold open groups
}

// open reports whether the node is a group that shows what is in it.
func (n *Node) open() bool { return n.Kind == Group && n.Attrs.Count == 0 }

type edgeKey struct {
	kind     EdgeKind
	from, to string
	status   Status
}

// value returns a node's value of the dimension, and the group that stands for it if there is one.
func (c *collapsing) value(n *Node) (value, group string) {
	switch {
	case !n.IsPackage() && n.Kind != Group:
		return "", ""
	case c.dim == "kind" && n.IsPackage():
		return string(n.Kind), ""
	case c.dim == "role" && n.IsPackage():
		return n.Attrs.Role, ""
	}
	x := n
	if i, ok := c.at[n.Parent]; ok && !n.open() {
		x = &c.Nodes[i]
	}
	if x.open() && !c.outer[x.ID] && (x.Attrs.By == c.dim || c.dim == "group") {
		return x.Attrs.Values[x.Attrs.By], x.ID
	}
	if n.Kind == Group {
		return "", ""
	}
	return n.Attrs.Values[c.dim], ""
}

// place puts a node into the one that stands for its value.
func (c *collapsing) place(n *Node) {
	value, group := c.value(n)
	if value == "" {
		return
	}
	id := group
	if id == "" {
		id = NodeID(Group, c.dim+"="+value)
	}
	x := c.nodes[id]
	if x == nil {
		x = &Node{ID: id, Kind: Group, Label: value, Status: OK, Attrs: Attrs{By: c.dim, Values: map[string]string{c.dim: value}}}
		if i, ok := c.at[id]; ok {
			copied := c.Nodes[i]
			x = &copied
		}
		c.nodes[id] = x
	}
	c.into[n.ID] = id
	if !n.open() {
		x.Attrs.Count += max(1, n.Attrs.Count)
	}
	if n.Status != OK {
		x.mark(n.Status, n.Rule, n.Findings)
	}
}

// mark says that something in a node breaks a rule.
func (n *Node) mark(status Status, rule string, findings []string) {
	if rank(status) > rank(n.Status) {
		n.Status, n.Rule = status, rule
		n.Findings = append(slices.Clone(findings), n.Findings...)
	} else {
		n.Findings = append(slices.Clone(n.Findings), findings...)
	}
	n.Findings = unique(n.Findings)
}

func (c *collapsing) add(e *Edge) {
	from, to := c.into[e.From], c.into[e.To]
	if from == "" || to == "" {
		return
	}
	if from == to {
		if e.Status != OK {
			c.nodes[from].mark(e.Status, e.Rule, e.Findings)
		}
		return
	}
	k := edgeKey{e.Kind, from, to, e.Status}
	x := c.edges[k]
	count := max(1, e.Count)
	if x == nil {
		copied := *e
		copied.From, copied.To, copied.Count = from, to, count
		c.edges[k] = &copied
		return
	}
	if x.In != e.In || x.Out != e.Out {
		x.In, x.Out = "", ""
	}
	x.Contract, x.Via, x.Import, x.Failures = "", "", "", nil
	x.join(e)
	x.Count += count
}

func (c *collapsing) graph() *Graph {
	out := *c.Graph
	out.Nodes, out.Edges = nil, nil
	kept := map[string]bool{}
	for id := range c.nodes {
		kept[id] = true
	}
	for _, n := range c.nodes {
		if !kept[n.Parent] {
			n.Parent = ""
		}
		out.Nodes = append(out.Nodes, *n)
	}
	for k, e := range c.edges {
		e.ID = EdgeID(k.kind, k.from, k.to, "")
		if k.status != OK {
			e.ID += "#" + string(k.status)
		}
		if e.Count == 1 {
			e.Count = 0
		}
		out.Edges = append(out.Edges, *e)
	}
	out.Sort()
	return out.withoutEmpty()
}

// withoutEmpty drops groups in which nothing is left, unless something was collapsed into them.
func (g *Graph) withoutEmpty() *Graph {
	used := ends(g.Edges)
	return g.keep(func(n *Node) bool { return n.Kind != Group || n.Attrs.Count > 0 || used[n.ID] }, func(*Edge) bool { return true })
}
