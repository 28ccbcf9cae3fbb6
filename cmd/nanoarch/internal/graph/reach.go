package graph

import (
	"fmt"
	"slices"
)

// Reaches are the directions that Focus knows.
var Reaches = []string{"up", "down", "both"}

// Focus keeps what a word means and what it reaches: down along edges, up against them, or both, at most so many edges
// far; a depth of 0 is as far as it goes. Imports that only break a rule lead nowhere, but show.
func (g *Graph) Focus(word, reach string, depth int) (*Graph, error) {
	start, err := g.find(word)
	if err != nil {
		return nil, err
	}
	nodes, edges := map[string]bool{}, map[string]bool{}
	for id := range start {
		nodes[id] = true
	}
	if reach != "up" {
		g.walk(start, depth, nodes, edges, func(e *Edge) (from, to string) { return e.From, e.To })
	}
	if reach != "down" {
		g.walk(start, depth, nodes, edges, func(e *Edge) (from, to string) { return e.To, e.From })
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		switch {
		case start[e.From] && start[e.To]:
			edges[e.ID] = true
		case !g.follows(e) && (start[e.From] || start[e.To]):
			edges[e.ID], nodes[e.From], nodes[e.To] = true, true, true
		case !g.follows(e) && nodes[e.From] && nodes[e.To]:
			edges[e.ID] = true
		}
	}
	return g.keep(func(n *Node) bool { return nodes[n.ID] }, func(e *Edge) bool { return edges[e.ID] }), nil
}

// follows reports whether an edge is a way to get somewhere in this view, and not only a fault that is shown.
func (g *Graph) follows(e *Edge) bool {
	return e.Kind != Imports || g.View == "imports" || g.View == "wiring" || g.View == "" || g.View == "violations"
}

// walk notes what is reached from some nodes, and over which edges.
func (g *Graph) walk(start map[string]bool, depth int, nodes, edges map[string]bool, along func(*Edge) (from, to string)) {
	out := map[string][]*Edge{}
	for i := range g.Edges {
		if e := &g.Edges[i]; g.follows(e) {
			from, _ := along(e)
			out[from] = append(out[from], e)
		}
	}
	seen := map[string]bool{}
	layer := []string{}
	for id := range start {
		seen[id] = true
		layer = append(layer, id)
	}
	for d := 1; len(layer) > 0 && (depth == 0 || d <= depth); d++ {
		var next []string
		for _, id := range layer {
			for _, e := range out[id] {
				_, to := along(e)
				edges[e.ID], nodes[to] = true, true
				if !seen[to] {
					seen[to] = true
					next = append(next, to)
				}
			}
		}
		layer = next
	}
}

// maxSteps bounds the search for all ways between two nodes.
const maxSteps = 1_000_000

// Paths keeps the ways from one word's nodes to another's: the shortest ones, or with a depth all that pass no node twice
// and have at most so many edges. It is an error if there is no way.
func (g *Graph) Paths(from, to string, depth int) (*Graph, error) {
	start, err := g.find(from)
	if err != nil {
		return nil, err
	}
	goal, err := g.find(to)
	if err != nil {
		return nil, err
	}
	p := newPaths(g, start, goal)
	least := p.least()
	switch {
	case least < 0:
		return nil, fmt.Errorf("no way leads from %s to %s in this view", from, to)
	case depth == 0:
		depth = least
	case least > depth:
		return nil, fmt.Errorf("the shortest way from %s to %s has %d edges, which is more than --depth %d", from, to, least, depth)
	}
	if !p.search(depth) {
		return nil, fmt.Errorf("there are too many ways of up to %d edges from %s to %s; give a smaller --depth", depth, from, to)
	}
	nodes := map[string]bool{}
	for i := range g.Edges {
		if p.used[i] {
			nodes[g.Edges[i].From], nodes[g.Edges[i].To] = true, true
		}
	}
	used := map[string]bool{}
	for i := range g.Edges {
		used[g.Edges[i].ID] = p.used[i]
	}
	return g.keep(func(n *Node) bool { return nodes[n.ID] }, func(e *Edge) bool { return used[e.ID] }), nil
}

// paths searches ways between two sets of nodes.
type paths struct {
	g           *Graph
	start, goal map[string]bool
	out         map[string][]int // edges
	left        map[string]int   // how many edges it is to the goal
	on          map[string]bool  // nodes of the way so far
	way         []int
	used        []bool
	steps       int
}

func newPaths(g *Graph, start, goal map[string]bool) *paths {
	p := &paths{g: g, start: start, goal: goal, out: map[string][]int{}, left: map[string]int{}, on: map[string]bool{}, used: make([]bool, len(g.Edges))}
	into := map[string][]string{}
	for i := range g.Edges {
		if e := &g.Edges[i]; g.follows(e) {
			p.out[e.From] = append(p.out[e.From], i)
			into[e.To] = append(into[e.To], e.From)
		}
	}
	var layer []string
	for id := range goal {
		p.left[id] = 0
		layer = append(layer, id)
	}
	for d := 1; len(layer) > 0; d++ {
		var next []string
		for _, id := range layer {
			for _, from := range into[id] {
				if _, seen := p.left[from]; !seen {
					p.left[from] = d
					next = append(next, from)
				}
			}
		}
		layer = next
	}
	return p
}

// least returns the length of the shortest way, -1 if there is none. A node that is start and goal is no way.
func (p *paths) least() int {
	least := -1
	for id := range p.start {
		for _, i := range p.out[id] {
			if d, ok := p.left[p.g.Edges[i].To]; ok && (least < 0 || d+1 < least) {
				least = d + 1
			}
		}
	}
	return least
}

// search notes the edges of all ways of at most so many edges; it gives up where these are too many.
func (p *paths) search(depth int) bool {
	ids := make([]string, 0, len(p.start))
	for id := range p.start {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		p.on[id] = true
		if !p.from(id, depth) {
			return false
		}
		p.on[id] = false
	}
	return true
}

func (p *paths) from(id string, left int) bool {
	for _, i := range p.out[id] {
		to := p.g.Edges[i].To
		d, leads := p.left[to]
		if p.steps++; p.steps > maxSteps {
			return false
		}
		if !leads || d+1 > left || p.on[to] || p.start[to] {
			continue
		}
		p.way = append(p.way, i)
		if p.goal[to] {
			for _, e := range p.way {
				p.used[e] = true
			}
		} else {
			p.on[to] = true
			if !p.from(to, left-1) {
				return false
			}
			p.on[to] = false
		}
		p.way = p.way[:len(p.way)-1]
	}
	return true
}
