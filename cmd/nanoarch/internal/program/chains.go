package program

import (
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// chains is the graph that rules with via = "any" walk: imports outside test files, from folders to folders and on to
// the packages of others. Folders come first, so the numbers of nodes are those of the program.
type chains struct {
	program *Program
	graph   digraph
	targets []subject.Target // what each number stands for
	edges   [][]*Edge        // along with graph
}

func newChains(p *Program) *chains {
	c := &chains{program: p}
	for _, n := range p.Nodes {
		c.targets = append(c.targets, n.target())
	}
	outside := map[targetKey]int32{}
	for _, e := range c.outsideEdges() {
		if _, known := outside[e.key()]; !known {
			outside[e.key()] = int32(len(c.targets))
			c.targets = append(c.targets, e.target())
		}
	}
	c.graph, c.edges = make(digraph, len(c.targets)), make([][]*Edge, len(c.targets))
	for i, n := range p.Nodes {
		for _, e := range n.Imports {
			if e.Test {
				continue
			}
			to := outside[e.key()]
			if e.To != nil {
				to = e.To.number
			}
			c.graph[i], c.edges[i] = append(c.graph[i], to), append(c.edges[i], e)
		}
	}
	return c
}

// outsideEdges returns the edges that leave the program, sorted by target.
func (c *chains) outsideEdges() []*Edge {
	var out []*Edge
	for _, n := range c.program.Nodes {
		for _, e := range n.Imports {
			if e.To == nil && !e.Test {
				out = append(out, e)
			}
		}
	}
	slices.SortStableFunc(out, compareEdges)
	return out
}

func (c *chains) edge(from, to int32) *Edge {
	return c.edges[from][slices.Index(c.graph[from], to)]
}

// starts reports whether a finding may stand at an import of to by from.
func (c *chains) starts(from, to int32) bool { return len(c.edge(from, to).code()) > 0 }

// keep returns which imports chains may lead over: not those that the rule excepts under the values.
func (c *chains) keep(r *rules.EdgeRule, values rules.Bindings) func(from, to int32) bool {
	return func(from, to int32) bool {
		return !r.Excepted(c.program.Nodes[from].Class, c.targets[to].Target, values)
	}
}

// from returns every vertex that the given ones lead to by at least one edge, sorted.
func (c *chains) from(starts []int32) []int32 {
	seen := make(map[int32]bool, len(starts))
	var out []int32
	for stack := slices.Clone(starts); len(stack) > 0; {
		v := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		for _, w := range c.graph[v] {
			if !seen[w] {
				seen[w] = true
				out = append(out, w)
				stack = append(stack, w)
			}
		}
	}
	slices.Sort(out)
	return out
}

// words writes a chain for people, whole.
func (c *chains) words(chain []int32) string {
	names := make([]string, len(chain))
	for i, v := range chain {
		names[i] = c.targets[v].ImportPath
	}
	return strings.Join(names, " -> ")
}

// related returns the imports of a chain behind its first.
func (c *chains) related(chain []int32) []subject.Related {
	var out []subject.Related
	for i := 1; i < len(chain)-1; i++ {
		out = append(out, c.edge(chain[i], chain[i+1]).related())
	}
	return out
}

func (n *Node) target() subject.Target {
	return subject.Target{Target: rules.Target{Kind: rules.Own, Path: n.Dir, Class: n.Class}, ImportPath: n.path()}
}

func (n *Node) label() string { return n.target().Label() }

func (e *Edge) target() subject.Target {
	if e.To != nil {
		return e.To.target()
	}
	return subject.Target{Target: *e.Target, ImportPath: e.Path}
}

// related returns the edge as a step that explains a finding, at its first import.
func (e *Edge) related() subject.Related {
	s := e.Sites[0]
	file, line, _ := Locate(s.Unit, s.Import.Pos)
	return subject.Related{Package: s.Unit, Pos: s.Import.Pos, Path: file, Line: line,
		Message: e.From.path() + " imports " + e.target().ImportPath + e.where()}
}

// where says which files of a special kind hold all imports of an edge, "" for ordinary ones.
func (e *Edge) where() string {
	switch {
	case e.Excluded:
		return " in a file left out by " + strings.Join(strings.Fields(e.Sites[0].file().Excluded), " ")
	case e.Test:
		return " in a test"
	}
	return ""
}
