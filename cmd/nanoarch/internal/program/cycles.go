package program

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// cycles finds groups of packages that depend on each other in a ring where an acyclic rule forbids it.
func cycles(p *Program) []*subject.Finding {
	var found []*subject.Finding
	for _, r := range p.acyclic() {
		g := newGroupGraph(p, r)
		for _, members := range g.rings() {
			cut, exact := g.breaking(members)
			found = append(found, g.finding(members, cut, exact))
		}
	}
	return found
}

func (p *Program) acyclic() []*rules.EdgeRule {
	var out []*rules.EdgeRule
	for _, r := range p.Policy.Edges() {
		if r.Kind == rules.Acyclic {
			out = append(out, r)
		}
	}
	return out
}

// rings returns the sets of groups that hang together in rings, sorted.
func (g *groupGraph) rings() [][]int32 {
	_, components := g.digraph().components()
	slices.SortFunc(components, func(a, b []int32) int { return cmp.Compare(a[0], b[0]) })
	return slices.DeleteFunc(components, func(members []int32) bool { return g.groupsAmong(members) < 2 })
}

// groupGraph is the graph of the groups of one acyclic rule. With via = "any" packages outside all groups are vertices
// too, so that a ring over them is seen.
type groupGraph struct {
	rule    *rules.EdgeRule
	names   []string // sorted
	isGroup []bool
	imports map[[2]int32][]*Edge // imports of packages behind each edge, sorted
	flows   map[[2]int32][]flow  // or flows, sorted
	out     [][]int32
}

// vertex is a group, or a package outside all groups, before it has a number.
type vertex struct {
	name, key string
	isGroup   bool
}

func newGroupGraph(p *Program, r *rules.EdgeRule) *groupGraph {
	behind := map[[2]vertex][]*Edge{}
	var pairs [][2]vertex
	groups := &membership{rule: r, known: make([][]vertex, len(p.Nodes))}
	for _, n := range p.Nodes {
		for _, e := range n.Imports {
			if e.To == nil || e.Test && !r.Tests {
				continue
			}
			between := groups.edges(n, e.To) // mostly none: what costs more is asked later
			if len(between) == 0 || r.Excepted(n.Class, *e.Target, nil) || p.refused(e, r.Tests) {
				continue
			}
			for _, x := range between {
				if behind[x] == nil {
					pairs = append(pairs, x)
				}
				behind[x] = append(behind[x], e)
			}
		}
	}
	g, number := numbered(r, pairs)
	for _, x := range pairs {
		g.imports[[2]int32{number[x[0]], number[x[1]]}] = behind[x]
	}
	return g
}

// numbered makes the graph of pairs of groups, and numbers these by their names.
func numbered(r *rules.EdgeRule, pairs [][2]vertex) (*groupGraph, map[vertex]int32) {
	var all []vertex
	for _, x := range pairs {
		all = append(all, x[0], x[1])
	}
	slices.SortFunc(all, func(a, b vertex) int { return cmp.Or(strings.Compare(a.name, b.name), strings.Compare(a.key, b.key)) })
	all = slices.Compact(all)
	number := map[vertex]int32{}
	g := &groupGraph{rule: r, imports: map[[2]int32][]*Edge{}, flows: map[[2]int32][]flow{}, out: make([][]int32, len(all))}
	for i, v := range all {
		number[v] = int32(i)
		g.names, g.isGroup = append(g.names, v.name), append(g.isGroup, v.isGroup)
	}
	for _, x := range pairs {
		g.out[number[x[0]]] = append(g.out[number[x[0]]], number[x[1]])
	}
	for _, out := range g.out {
		slices.Sort(out)
	}
	return g, number
}

// membership sorts packages into the groups of a rule, each package once.
type membership struct {
	rule  *rules.EdgeRule
	known [][]vertex // by node, nil as long as nobody asked
}

// edges returns the edges between groups that an import makes.
func (g *membership) edges(from, to *Node) [][2]vertex {
	if g.rule.BySiblings() {
		folder, a, b, ok := g.rule.Siblings(from.Class, to.Class)
		if !ok {
			return nil
		}
		if folder != "." {
			a, b = folder+"/"+a, folder+"/"+b
		}
		return [][2]vertex{{{a, a, true}, {b, b, true}}}
	}
	var out [][2]vertex
	a, b := g.vertices(from), g.vertices(to)
	for _, x := range a {
		if slices.Contains(b, x) {
			return nil // inside one group
		}
	}
	for _, x := range a {
		for _, y := range b {
			out = append(out, [2]vertex{x, y})
		}
	}
	return out
}

func (g *membership) vertices(n *Node) []vertex {
	if known := g.known[n.number]; known != nil {
		return known
	}
	out := []vertex{}
	for _, group := range g.rule.Groups(n.Class) {
		out = append(out, vertex{group.Name, group.Key, true})
	}
	if len(out) == 0 && g.rule.Any {
		out = append(out, vertex{n.path(), "\x00" + n.Dir, false})
	}
	g.known[n.number] = out
	return out
}

func (g *groupGraph) digraph() digraph { return g.out }

func (g *groupGraph) groupsAmong(members []int32) int {
	n := 0
	for _, v := range members {
		if g.isGroup[v] {
			n++
		}
	}
	return n
}

// finding makes the one finding of a component at the first import that would have to go.
func (g *groupGraph) finding(members []int32, cut [][2]int32, exact bool) *subject.Finding {
	e, over, at := g.place(cut)
	ring := g.ring(members, over)
	more := ""
	if n := g.groupsAmong(members); n > len(ring)-1 {
		more = fmt.Sprintf(", and %d groups hang together in rings", n)
	}
	message := fmt.Sprintf("%s imports %s%s, which closes the ring %s%s; [[acyclic]] %q allows none, remove %s",
		e.From.label(), e.target().ImportPath, e.where(), g.words(ring, " -> "), more, g.rule.Name, g.advice(cut, exact))
	f := &subject.Finding{
		Symbol: g.words(members, " "), Target: g.rule.Name, Reason: g.rule.Reason, Once: true, Shared: true,
		Message: subject.WithReason(message, g.rule.Reason), Related: g.related(cut, ring, e),
	}
	f.Package, f.Positions = places(at)
	return f
}

// breaking seeks the edges to remove, numbered as in the whole graph.
func (g *groupGraph) breaking(members []int32) (cut [][2]int32, exact bool) {
	local := map[int32]int32{}
	for i, v := range members {
		local[v] = int32(i)
	}
	var arcs []arc
	for _, v := range members {
		for _, w := range g.out[v] {
			if to, ok := local[w]; ok {
				arcs = append(arcs, arc{local[v], to, len(g.imports[[2]int32{v, w}]) + len(g.flows[[2]int32{v, w}])})
			}
		}
	}
	found, exact := breaking(len(members), arcs)
	for _, a := range found {
		cut = append(cut, [2]int32{members[a.from], members[a.to]})
	}
	return cut, exact
}

// ring returns a shortest ring over an edge inside the component, its first group repeated at the end.
func (g *groupGraph) ring(members []int32, edge [2]int32) []int32 {
	s := newSearch(g.out)
	inside := func(_, to int32) bool { _, ok := slices.BinarySearch(members, to); return ok }
	s.to([]int32{edge[0]}, inside)
	return append([]int32{edge[0]}, append([]int32{edge[1]}, s.chain(edge[1], always, inside)[1:]...)...)
}

// place returns the first import to remove at which a finding may stand, the edge behind which it stands, and its sites;
// where all stand in generated files, the first import at all.
func (g *groupGraph) place(cut [][2]int32) (e *Edge, over [2]int32, at []Site) {
	for _, c := range cut {
		for _, e := range g.imports[c] {
			if sites := g.sites(e); len(sites) > 0 {
				return e, c, sites
			}
		}
	}
	e = g.imports[cut[0]][0]
	return e, cut[0], e.Sites
}

func (g *groupGraph) sites(e *Edge) []Site {
	return slices.DeleteFunc(slices.Clone(e.Sites), func(s Site) bool { return !s.judged() || s.Import.Test && !g.rule.Tests })
}

func (g *groupGraph) words(vertices []int32, separator string) string {
	out := make([]string, len(vertices))
	for i, v := range vertices {
		out[i] = g.names[v]
	}
	return strings.Join(out, separator)
}

// listed bounds how many edges a message names; the related places name all.
const listed = 8

func (g *groupGraph) advice(cut [][2]int32, exact bool) string {
	var names []string
	for _, c := range cut[:min(len(cut), listed)] {
		names = append(names, g.words(c[:], " -> "))
	}
	if n := len(cut) - listed; n > 0 {
		names = append(names, fmt.Sprintf("and %d more", n))
	}
	count := "1 edge"
	if len(cut) > 1 {
		count = fmt.Sprintf("%d edges", len(cut))
	}
	if !exact {
		count += " (found by a heuristic, fewer may do)"
	}
	return count + ": " + strings.Join(names, ", ")
}

// related lists the imports behind the edges to remove, but the finding's own, and then one behind each other edge of
// the ring.
func (g *groupGraph) related(cut [][2]int32, ring []int32, own *Edge) []subject.Related {
	var out []subject.Related
	for _, c := range cut {
		for _, e := range g.imports[c] {
			if e != own {
				out = append(out, g.step(e, c, "remove "))
			}
		}
	}
	for i := range len(ring) - 1 {
		c := [2]int32{ring[i], ring[i+1]}
		if !slices.Contains(cut, c) {
			out = append(out, g.step(g.imports[c][0], c, ""))
		}
	}
	return out
}

func (g *groupGraph) step(e *Edge, c [2]int32, word string) subject.Related {
	r := e.related()
	r.Message = word + g.words(c[:], " -> ") + ": " + r.Message
	return r
}
