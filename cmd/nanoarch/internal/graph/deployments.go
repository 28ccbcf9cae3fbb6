package graph

import (
	"errors"
	"slices"
)

// deployments shows what each deployment ships, group by group, and the calls inside it and out of it. A package that
// several ship is in each of them.
func (g *Graph) deployments() (*Graph, error) {
	d := &deploying{Graph: g, at: g.index(), nodes: map[string]*Node{}, edges: map[string]*Edge{}}
	d.findRemote()
	for i := range g.Nodes {
		if g.Nodes[i].Kind == Deployment {
			d.names = append(d.names, g.Nodes[i].Path())
			n := g.Nodes[i]
			d.nodes[n.ID] = &n
		}
	}
	for i := range g.Nodes {
		if n := &g.Nodes[i]; shipped(n) {
			for _, name := range n.Attrs.Deployments {
				d.add(n, name)
			}
		}
	}
	for i := range g.Edges {
		if e := &g.Edges[i]; e.Kind == Calls || e.Kind == Dispatch {
			d.connect(e)
		}
	}
	if len(d.nodes) == 0 {
		return nil, errors.New("there is no deployment: no package main binds anything, and no [deployments.NAME] root = \"cmd/...\" in the policy says which ones do")
	}
	return d.graph(), nil
}

// shipped reports whether a node does something in a deployment.
func shipped(n *Node) bool {
	return n.Kind == Operation || n.Kind == Transport
}

type deploying struct {
	*Graph
	at       map[string]int
	names    []string
	nodes    map[string]*Node
	edges    map[string]*Edge
	remoteBy map[string][]string // deployments from which a contract is reached through an adapter, or a request leaves
}

// findRemote finds in which deployments an adapter stands for a contract, and in which one hands on a request.
func (d *deploying) findRemote() {
	d.remoteBy = map[string][]string{}
	for i := range d.Edges {
		e := &d.Edges[i]
		from, to := &d.Nodes[d.at[e.From]], &d.Nodes[d.at[e.To]]
		switch {
		case e.Kind == Implements && from.Kind == Adapter:
			d.remoteBy[e.To] = append(d.remoteBy[e.To], from.Attrs.Deployments...)
		case e.Kind == Dispatch && to.Kind == Adapter:
			key := e.From + "\x00" + e.In
			d.remoteBy[key] = append(d.remoteBy[key], to.Attrs.Deployments...)
		}
	}
}

// box returns the ID of what stands for a node in a deployment: its group, or the node itself if it is in none.
func (d *deploying) box(n *Node, name string) (id string, group *Node) {
	if i, ok := d.at[n.Parent]; ok {
		group = &d.Nodes[i]
		for j, ok := d.at[group.Parent]; ok; j, ok = d.at[group.Parent] {
			group = &d.Nodes[j]
		}
		return NodeID(Deployment, name) + "/" + group.ID, group
	}
	return NodeID(Deployment, name) + "/" + n.ID, n
}

func (d *deploying) add(n *Node, name string) {
	id, group := d.box(n, name)
	x := d.nodes[id]
	if x == nil {
		c := *group
		c.ID, c.Parent, c.Status, c.Rule, c.Findings = id, NodeID(Deployment, name), OK, "", nil
		c.Attrs.Deployments = nil
		x = &c
		d.nodes[id] = x
	}
	x.Attrs.Count++
}

// connect draws a call in every deployment of the caller: to the callee where that is shipped, too, else to the
// deployments that ship it and not the caller, if an adapter leads there.
func (d *deploying) connect(e *Edge) {
	from, to := &d.Nodes[d.at[e.From]], &d.Nodes[d.at[e.To]]
	if !shipped(from) || !shipped(to) {
		return
	}
	for _, name := range from.Attrs.Deployments {
		if slices.Contains(to.Attrs.Deployments, name) {
			d.draw(e, from, to, name, name)
			continue
		}
		key := e.Via
		if e.Kind == Dispatch {
			key = e.From + "\x00" + e.In
		}
		if !slices.Contains(d.remoteBy[key], name) {
			continue
		}
		for _, other := range to.Attrs.Deployments {
			if !slices.Contains(from.Attrs.Deployments, other) {
				d.draw(e, from, to, name, other)
			}
		}
	}
}

func (d *deploying) draw(e *Edge, from, to *Node, in, out string) {
	a, _ := d.box(from, in)
	b, _ := d.box(to, out)
	if a == b {
		return
	}
	id := EdgeID(e.Kind, a, b, "")
	x := d.edges[id]
	if x == nil {
		x = &Edge{ID: id, From: a, To: b, Kind: e.Kind, In: e.In, Out: e.Out, Status: OK, Remote: in != out}
		d.edges[id] = x
	} else {
		x.In, x.Out = "", ""
	}
	x.Count++
	x.Positions = append(x.Positions, e.Positions...)
	x.Errors = append(x.Errors, e.Errors...)
}

func (d *deploying) graph() *Graph {
	out := *d.Graph
	out.Nodes, out.Edges = nil, nil
	for _, n := range d.nodes {
		out.Nodes = append(out.Nodes, *n)
	}
	for _, e := range d.edges {
		if e.Count == 1 {
			e.Count = 0
		}
		out.Edges = append(out.Edges, *e)
	}
	out.Sort()
	return &out
}
