package program

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

func cyclesNeed(p *rules.Policy) inventory.Section {
	if !hasOperations(p) || !slices.ContainsFunc(p.Edges(), func(r *rules.EdgeRule) bool { return r.Kind == rules.Acyclic }) {
		return 0
	}
	return flowSections
}

// cyclesOfFlows finds groups that depend on each other in a ring of flows: who calls depends on whoever answers, who handles
// an event on whoever sends it.
func cyclesOfFlows(p *Program) []*subject.Finding {
	if !p.wholly() {
		return nil
	}
	var found []*subject.Finding
	for _, r := range p.acyclic() {
		found = append(found, flowCycles(p, r)...)
	}
	return found
}

// flowCycles finds the rings of one rule. Edges that have to go anyhow, since they close rings of imports, are left out.
func flowCycles(p *Program, r *rules.EdgeRule) []*subject.Finding {
	imports, broken := newGroupGraph(p, r), map[[2]string]bool{}
	for _, members := range imports.rings() {
		cut, _ := imports.breaking(members)
		for _, c := range cut {
			broken[[2]string{imports.names[c[0]], imports.names[c[1]]}] = true
		}
	}
	g := newFlowGraph(p, r, broken)
	var found []*subject.Finding
	for _, members := range g.rings() {
		if g.calls(members) {
			found = append(found, g.flowFinding(members))
		}
	}
	return found
}

func newFlowGraph(p *Program, r *rules.EdgeRule, broken map[[2]string]bool) *groupGraph {
	groups := &membership{rule: r, known: make([][]vertex, len(p.Nodes))}
	behind := map[[2]vertex][]flow{}
	var pairs [][2]vertex
	for _, f := range p.join().flowing {
		on, by := f.dependency()
		between := groups.edges(on.Node, by.Node)
		if len(between) == 0 || r.Excepted(on.Class, by.target().Target, nil) || f.refused(p) {
			continue
		}
		for _, x := range between {
			if broken[[2]string{x[0].name, x[1].name}] {
				continue
			}
			if behind[x] == nil {
				pairs = append(pairs, x)
			}
			behind[x] = append(behind[x], f)
		}
	}
	g, number := numbered(r, pairs)
	for _, x := range pairs {
		slices.SortFunc(behind[x], compareFlows)
		g.flows[[2]int32{number[x[0]], number[x[1]]}] = behind[x]
	}
	return g
}

// dependency returns who depends on whom.
func (f flow) dependency() (who, on *node) {
	if f.event {
		return f.to, f.from
	}
	return f.from, f.to
}

// refused reports whether the caller's import of the contract, or of the mediator, is an error of another rule.
func (f flow) refused(p *Program) bool {
	return f.decl != nil && p.refusedTo(f.from.Node, f.decl.unit.ImportPath)
}

func compareFlows(a, b flow) int {
	return cmp.Or(strings.Compare(a.from.Dir, b.from.Dir), cmp.Compare(a.pos.File, b.pos.File), cmp.Compare(a.pos.Start, b.pos.Start),
		strings.Compare(a.to.Dir, b.to.Dir), strings.Compare(a.request, b.request))
}

// calls reports whether anybody among the groups calls another one. A ring of events alone is no fault: nobody waits for
// anybody in it.
func (g *groupGraph) calls(members []int32) bool {
	for _, v := range members {
		for _, w := range g.out[v] {
			_, inside := slices.BinarySearch(members, w)
			if inside && slices.ContainsFunc(g.flows[[2]int32{v, w}], func(f flow) bool { return !f.event }) {
				return true
			}
		}
	}
	return false
}

// flowFinding makes the one finding of a ring of flows at the first flow that would have to go.
func (g *groupGraph) flowFinding(members []int32) *subject.Finding {
	cut, exact := g.breaking(members)
	f := g.flows[cut[0]][0]
	ring := g.ring(members, cut[0])
	more := ""
	if n := len(members); n > len(ring)-1 {
		more = fmt.Sprintf(", and %d groups hang together in rings", n)
	}
	message := fmt.Sprintf("%s, which closes the ring %s%s by flow, though not by import; [[acyclic]] %q allows none, remove %s",
		f.words(), g.words(ring, " -> "), more, g.rule.Name, g.advice(cut, exact))
	return &subject.Finding{
		Package: f.from.unit, Positions: g.flowPlaces(cut[0], f), Symbol: "by flow: " + g.words(members, " "), Target: g.rule.Name,
		Reason: g.rule.Reason, Once: true, Shared: true, Message: subject.WithReason(message, g.rule.Reason), Related: g.flowSteps(cut, ring, f),
	}
}

// flowPlaces returns the places of an edge's flows in the package of the first one.
func (g *groupGraph) flowPlaces(c [2]int32, first flow) []inventory.Pos {
	var at []inventory.Pos
	for _, f := range g.flows[c] {
		if f.from == first.from {
			at = append(at, f.pos)
		}
	}
	return slices.Compact(at)
}

func (f flow) words() string {
	from, to := f.from.label(), f.to.label()
	switch {
	case f.event:
		return fmt.Sprintf("%s sends %s, which %s handles and so depends on it", from, f.request, to)
	case f.request != "":
		return fmt.Sprintf("%s sends %s to %s", from, f.request, to)
	}
	return fmt.Sprintf("%s calls %s through %s", from, to, f.through)
}

// flowSteps lists the first flow behind each edge to remove, but the finding's own, and behind each other edge of the ring.
func (g *groupGraph) flowSteps(cut [][2]int32, ring []int32, own flow) []subject.Related {
	var out []subject.Related
	add := func(c [2]int32, word string) {
		f := g.flows[c][0]
		if f == own {
			return
		}
		file, line := placeIn(f.from.unit, f.pos)
		out = append(out, subject.Related{Package: f.from.unit, Pos: f.pos, Path: file, Line: line, Message: word + g.words(c[:], " -> ") + ": " + f.words()})
	}
	for _, c := range cut {
		add(c, "remove ")
	}
	for i := range len(ring) - 1 {
		if c := [2]int32{ring[i], ring[i+1]}; !slices.Contains(cut, c) {
			add(c, "")
		}
	}
	return out
}
