package program

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// SurveyFlow is a call through an interface of another package of the program.
type SurveyFlow struct {
	From     string `json:"from"`
	Contract string `json:"contract"`
	Method   string `json:"method"`
	In       string `json:"in"`
	Out      string `json:"out"`
	File     string `json:"file"`
	Line     int    `json:"line"`
}

func (s *survey) flows() []SurveyFlow {
	rows := []SurveyFlow{}
	for _, n := range s.nodes {
		rows = append(rows, FlowsOf(n.unit, func(importPath string) bool { return s.byPath[importPath] != nil })...)
	}
	slices.SortStableFunc(rows, func(a, b SurveyFlow) int {
		return cmp.Or(strings.Compare(a.From, b.From), strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return rows
}

// FlowsOf lists the calls of a unit through interfaces of other packages of the program, tests and generated files
// aside. isOwn reports whether an import path means a package of the program.
func FlowsOf(u *inventory.Package, isOwn func(importPath string) bool) []SurveyFlow {
	var rows []SurveyFlow
	for i := range u.Calls {
		c := &u.Calls[i]
		if c.Kind != inventory.CallInterface || c.Test || c.Callee.Pkg == u.ImportPath || !isOwn(c.Callee.Pkg) || inGeneratedFile(u, c.Pos) {
			continue
		}
		file, line := placeIn(u, c.Pos)
		contract := inventory.Symbol{Pkg: c.Callee.Pkg, Name: c.Callee.Recv}
		rows = append(rows, SurveyFlow{From: u.Dir, Contract: contract.String(), Method: c.Callee.Name, In: c.In, Out: c.Out, File: file, Line: line})
	}
	return rows
}

// problems lists the units that could not be read. A survey with problems is not the truth about the code.
func (s *survey) problems() []SurveyError {
	rows := []SurveyError{}
	for _, u := range s.program.Units {
		if p := u.Problem; p.Message != "" {
			rows = append(rows, SurveyError{Message: p.Message, File: cmp.Or(p.File, u.Dir), Line: p.Line})
		}
	}
	slices.SortFunc(rows, func(a, b SurveyError) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), strings.Compare(a.Message, b.Message))
	})
	return slices.Compact(rows)
}

// explain says which check decided the role of a folder and what became of each entry point.
func (s *survey) explain(n *node) []string {
	var lines []string
	if n.byPolicy() {
		lines = append(lines, fmt.Sprintf("role %s: the policy's pattern %q", n.role, n.Class.Pattern))
	} else {
		lines = append(lines, fmt.Sprintf("role %s: inferred: %s", n.role, n.why))
	}
	counted := map[int]bool{}
	for _, i := range n.behaviours {
		counted[i] = true
	}
	for i, e := range n.unit.Entries {
		lines = append(lines, n.placeOf(e.Pos)+": "+n.verdictOn(i, counted[i]))
	}
	return lines
}

func (n *node) verdictOn(entry int, counted bool) string {
	e := n.unit.Entries[entry]
	text := e.Name + ": "
	switch {
	case e.Check == inventory.Behaviour && counted:
		text += "behaviour"
		if e.Edge {
			text += " (an edge that is all there is)"
		}
	case e.Check == inventory.Behaviour:
		text += "no behaviour: it belongs to the composition beside it"
	default:
		text += "no behaviour: " + string(e.Check)
		if e.Of >= 0 && e.Of < len(n.unit.Entries) {
			text += " of " + n.unit.Entries[e.Of].Name
		}
	}
	if e.Why != "" {
		text += ": " + e.Why
	}
	return text
}

func (n *node) placeOf(pos inventory.Pos) string {
	file, line := n.at(pos)
	return fmt.Sprintf("%s:%d", file, line)
}
