package program

import (
	"cmp"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
)

// Kinds of hidden inputs; clock, random and env are reach words, too.
const (
	hiddenGlobalRead     = "global-read"
	hiddenGlobalMutable  = "global-mutable"
	hiddenGlobalDispatch = "global-dispatch"
	hiddenGlobalLog      = "global-log"
	hiddenTransitive     = "transitive"
)

// hiddenInputs lists what the package's code uses that is no parameter, constructors and decorators included. Generated
// files and tests are left out.
func (s *survey) hiddenInputs(n *node) []SurveyHidden {
	rows := []SurveyHidden{}
	add := func(kind, symbol string, pos inventory.Pos, via []string) {
		if n.inGenerated(pos) {
			return
		}
		file, line := n.at(pos)
		rows = append(rows, SurveyHidden{Kind: kind, Symbol: symbol, File: file, Line: line, Via: append([]string{}, via...)})
	}
	for i := range n.unit.Uses {
		u := &n.unit.Uses[i]
		if kind := s.hiddenKind(u); kind != "" && !u.Test {
			for _, at := range u.At {
				add(kind, u.Symbol.Short(), at.Pos, nil)
			}
		}
	}
	for i := range n.unit.Vars {
		if v := &n.unit.Vars[i]; !v.Test {
			if kind := s.ownVarKind(n, v); kind != "" {
				add(kind, v.Name, v.Pos, nil)
			}
		}
	}
	for _, e := range n.unit.Effects {
		if !e.Test && (e.Kind == "goroutine" || e.Kind == "init") {
			add(e.Kind, cmp.Or(e.Detail, e.Kind), e.Pos, nil)
		}
	}
	s.throughHelpers(n, add)
	slices.SortFunc(rows, compareHidden)
	return slices.CompactFunc(rows, func(a, b SurveyHidden) bool { return compareHidden(a, b) == 0 })
}

func compareHidden(a, b SurveyHidden) int {
	return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), strings.Compare(a.Kind, b.Kind),
		strings.Compare(a.Symbol, b.Symbol), slices.Compare(a.Via, b.Via))
}

// hiddenKind says what kind of hidden input the use of another package's object is, "" for none. Methods of values are
// none: whoever holds the value was given it.
func (s *survey) hiddenKind(u *inventory.Use) string {
	if u.Symbol.Recv != "" || u.Kind != inventory.UseFunc && u.Kind != inventory.UseVar {
		return ""
	}
	name := u.Symbol.String()
	if e, ok := s.tables.Effect(name); ok && e.Input != "" {
		return e.Input
	}
	if s.sends[name] {
		return hiddenGlobalDispatch
	}
	if u.Kind == inventory.UseVar && !u.Error && u.Mutable {
		return s.varKind(u)
	}
	return ""
}

// varKind judges a variable of another package: of ours, what is written; of others, what this code writes, and shared
// instances. Data of others (a nil id, the zero amount) is a constant in all but name.
func (s *survey) varKind(u *inventory.Use) string {
	if to := s.byPath[u.Symbol.Pkg]; to != nil {
		v := to.variable(u.Symbol.Name)
		switch {
		case v == nil:
			return ""
		case isLogger(v.Type):
			return hiddenGlobalLog
		case s.buses[v.Type.Named]:
			return hiddenGlobalDispatch
		case s.written[u.Symbol]:
			return hiddenGlobalMutable
		}
		return ""
	}
	if u.Write || subject.IsInstance(u) {
		return hiddenGlobalRead
	}
	return ""
}

// ownVarKind judges a variable of the package itself, at its declaration.
func (s *survey) ownVarKind(n *node, v *inventory.Var) string {
	switch {
	case v.IsError, v.Assertion, v.Name == "_":
		return ""
	case isLogger(v.Type):
		return hiddenGlobalLog
	case s.buses[v.Type.Named]:
		return hiddenGlobalDispatch
	case s.written[inventory.Symbol{Pkg: n.unit.ImportPath, Name: v.Name}]:
		return hiddenGlobalMutable
	}
	return ""
}

// isLogger reports whether a type is a logger, by its name: every logging library, and everybody's own, has one.
func isLogger(t inventory.TypeRef) bool { return strings.HasSuffix(t.Named.Name, "Logger") }

func (n *node) variable(name string) *inventory.Var {
	i, ok := slices.BinarySearchFunc(n.unit.Vars, name, func(v inventory.Var, name string) int { return strings.Compare(v.Name, name) })
	if !ok {
		return nil
	}
	return &n.unit.Vars[i]
}

// findWritten collects the variables of the program that are written after their declaration, by whomever, tests aside.
func (s *survey) findWritten() {
	for _, n := range s.nodes {
		for _, v := range n.unit.Vars {
			if slices.ContainsFunc(v.Writes, func(at inventory.Pos) bool { return !n.unit.Files[at.File].Test }) {
				s.written[inventory.Symbol{Pkg: n.unit.ImportPath, Name: v.Name}] = true
			}
		}
		for _, u := range n.unit.Uses {
			if u.Kind == inventory.UseVar && u.Write && !u.Test {
				s.written[u.Symbol] = true
			}
		}
	}
}

// state lists the package variables that can hold another value later: those that are written after their declaration,
// exported ones, and those that hold collaborators. Sentinel errors, assertions and entry points are none.
func (s *survey) state(n *node) []SurveyState {
	rows := []SurveyState{}
	entry := map[string]bool{}
	for _, e := range n.unit.Entries {
		if e.Kind == inventory.EntryVar {
			entry[e.Name] = true
		}
	}
	for _, v := range n.unit.Vars {
		written := s.written[inventory.Symbol{Pkg: n.unit.ImportPath, Name: v.Name}]
		if v.Test || v.Generated || v.IsError || v.Assertion || v.Name == "_" || entry[v.Name] && !written {
			continue
		}
		if written || v.Exported || v.Type.Class == inventory.ClassService || v.Type.Class == inventory.ClassInterface {
			file, line := n.at(v.Pos)
			rows = append(rows, SurveyState{Symbol: v.Name, File: file, Line: line})
		}
	}
	slices.SortFunc(rows, func(a, b SurveyState) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), strings.Compare(a.Symbol, b.Symbol))
	})
	return rows
}
