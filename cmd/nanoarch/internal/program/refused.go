package program

import (
	"fmt"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// Refusals lists the imports that are errors of other rules, because of which rules that follow code keep still.
func (p *Program) Refusals() string {
	var b strings.Builder
	for _, n := range p.Nodes {
		for _, e := range n.Imports {
			if e.To != nil && p.refused(e, false) {
				fmt.Fprintln(&b, n.Dir, e.Path, p.refused(e, true))
			}
		}
	}
	return b.String()
}

// refused reports whether the edge is an error of another rule wherever it counts: its importer's list or an edge rule
// forbids it and no waiver lets it through. What follows from such an edge is no second fault.
func (p *Program) refused(e *Edge, withTests bool) bool {
	for _, s := range e.Sites {
		if (withTests || !s.Import.Test) && !p.siteRefused(e, s) {
			return false
		}
	}
	return true
}

func (p *Program) siteRefused(e *Edge, s Site) bool {
	if !s.judged() || e.From.Member {
		return false
	}
	is := func(rule string) bool { return p.Policy.Level(rule, e.From.Dir) == rules.Error && !waivedAt(s, rule) }
	if !is("imports") {
		return false
	}
	from := e.From.Class
	if len(p.Policy.JudgeEdge(rules.Edge{From: from, To: *e.Target, InTest: s.Import.Test})) > 0 {
		return true
	}
	return is(subject.ContractOnly) && from.Role != nil && !p.Policy.Allows(from, *e.Target, s.Import.Test).OK
}

// waivedAt reports whether a comment lets the rule's findings through at an import.
func waivedAt(s Site, rule string) bool {
	return (&subject.Finding{Rule: rule, Package: s.Unit}).Waiver(s.Import.Pos) >= 0
}
