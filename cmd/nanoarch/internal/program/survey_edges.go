package program

import (
	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/rules"
)

// edges lists the imports between packages that belong to different owners, one row a pair, with what the importer
// takes hold of.
func (s *survey) edges() []SurveyImport {
	rows := []SurveyImport{}
	for _, n := range s.nodes {
		var uses map[*node][]*inventory.Use
		for _, e := range n.Imports {
			site, ok := firstSite(e)
			if e.To == nil || !ok || !s.listed(n, s.nodes[e.To.number]) {
				continue
			}
			if uses == nil {
				uses = s.usesByTarget(n)
			}
			to := s.nodes[e.To.number]
			file, line := placeIn(site.Unit, site.Import.Pos)
			rows = append(rows, SurveyImport{From: n.Dir, To: to.Dir, File: file, Line: line, Verdict: string(s.verdict(n, to, uses[to]))})
		}
	}
	return rows
}

// firstSite returns the first import of an edge, tests aside. One in a file that counts goes before one that build
// constraints leave out.
func firstSite(e *Edge) (Site, bool) {
	for _, excluded := range []bool{false, true} {
		for _, site := range e.Sites {
			if !site.Import.Test && site.Import.Excluded == excluded {
				return site, true
			}
		}
	}
	return Site{}, false
}

// listed reports whether an edge goes from one owner to another: without a policy between any two packages with
// behaviour; with one between two capabilities, or two operations of one capability. Code that stands inside a
// capability but in none of its operations is another owner than they are, unless its role may import operations.
func (s *survey) listed(from, to *node) bool {
	if s.program.Policy == nil {
		return from.hasBehaviour() && to.hasBehaviour()
	}
	if from.Class.Value("capability") != to.Class.Value("capability") {
		return true
	}
	x, hasX := from.Class.Values.Get("operation")
	y, hasY := to.Class.Values.Get("operation")
	if hasX && hasY {
		return x != y
	}
	return hasY && to.kind == rules.Operation && from.byPolicy() &&
		!s.program.Policy.Allows(from.Class, rules.Target{Kind: rules.Own, Path: to.Dir, Class: to.Class}, false).OK
}

func (s *survey) usesByTarget(n *node) map[*node][]*inventory.Use {
	m := map[*node][]*inventory.Use{}
	for i := range n.unit.Uses {
		u := &n.unit.Uses[i]
		if to := s.byPath[u.Symbol.Pkg]; to != nil && to != n && !u.Test {
			m[to] = append(m[to], u)
		}
	}
	return m
}
