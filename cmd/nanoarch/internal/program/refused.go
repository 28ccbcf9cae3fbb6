package program

import (
	"fmt"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// Refusals lists the imports that are errors of other rules, because of which rules that follow code keep still.
func (p *Program) Refusals() string {
	var b strings.Builder
	for _, n := range p.Nodes {
		for _, e := range n.Imports {
			if e.To != nil && p.forbidden(e) {
				fmt.Fprintln(&b, n.Dir, e.Path, p.refused(e, false), p.refused(e, true))
			}
		}
	}
	return b.String()
}

// refused reports whether the edge is an error of another rule wherever it counts: its importer's list or an edge rule
// forbids it and no waiver lets it through. What follows from such an edge is no second fault.
func (p *Program) refused(e *Edge, withTests bool) bool {
	return !slices.ContainsFunc(e.Sites, func(s Site) bool {
		return (withTests || !s.Import.Test) && !p.siteRefused(e, s, waivedAt)
	})
}

// forbidden reports whether the edge is an error of another rule wherever it counts, let through or not.
func (p *Program) forbidden(e *Edge) bool {
	never := func(Site, string) bool { return false }
	return !slices.ContainsFunc(e.Sites, func(s Site) bool { return !s.Import.Test && !p.siteRefused(e, s, never) })
}

func (p *Program) siteRefused(e *Edge, s Site, waived func(Site, string) bool) bool {
	if !s.judged() || e.From.Member {
		return false
	}
	is := func(rule string) bool { return p.Policy.Level(rule, e.From.Dir) == rules.Error && !waived(s, rule) }
	if !is("imports") {
		return false
	}
	from := e.From.Class
	if len(p.Policy.JudgeEdge(rules.Edge{From: from, To: *e.Target, InTest: s.Import.Test})) > 0 {
		return true
	}
	return is(subject.ContractOnly) && from.Role != nil && !p.Policy.Allows(from, *e.Target, s.Import.Test).OK
}

// refusedTo reports whether a folder's import of a package is an error of another rule: what follows is no second fault.
func (p *Program) refusedTo(n *Node, importPath string) bool {
	e := n.importOf(importPath)
	return e != nil && p.refused(e, false)
}

// forbiddenTo is refusedTo also where a comment lets the import through: who allows it wants what it is for.
func (p *Program) forbiddenTo(n *Node, importPath string) bool {
	e := n.importOf(importPath)
	return e != nil && p.forbidden(e)
}

func (n *Node) importOf(path string) *Edge {
	if i := slices.IndexFunc(n.Imports, func(e *Edge) bool { return e.Path == path }); i >= 0 {
		return n.Imports[i]
	}
	return nil
}

// waivedAt reports whether a comment lets the rule's findings through at an import.
func waivedAt(s Site, rule string) bool {
	return (&subject.Finding{Rule: rule, Package: s.Unit}).Waiver(s.Import.Pos) >= 0
}
