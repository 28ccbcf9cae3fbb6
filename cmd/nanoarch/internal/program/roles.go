package program

import (
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/rules"
)

// assignRoles gives every folder the role that the policy gives it and infers the others. Names come last; the first
// check that applies decides, in the order of inferAlone, inferTogether, inferEdges and inferRest.
func (s *survey) assignRoles() {
	s.markPkg()
	for _, n := range s.nodes {
		if r := n.Class.Role; r != nil {
			n.role, n.kind = r.Name, r.Kind
		}
	}
	for _, n := range s.nodes {
		s.markComposition(n)
	}
	ports := s.heldPorts()
	s.inferEach(func(n *node) { s.inferAlone(n, ports) })
	all := s.services((*node).hasBehaviour)
	s.inferEach(func(n *node) { s.inferTogether(n, ports, all) })
	s.inferEdges()
	s.inferEach(s.inferRest)
}

// inferEach tries checks on all folders without a role and reports whether any got one. What is decided holds from the
// end on, so that the order of the folders plays no part.
func (s *survey) inferEach(try func(*node)) bool {
	var open []*node
	for _, n := range s.nodes {
		if n.role == "" {
			try(n)
			open = append(open, n)
		}
	}
	decided := false
	for _, n := range open {
		n.role, n.kind = string(n.inferred), n.inferred
		decided = decided || n.role != ""
	}
	return decided
}

func (n *node) decide(kind rules.Kind, why string) { n.inferred, n.why = kind, why }

// inferAlone tries the checks that need no other package's role.
func (s *survey) inferAlone(n *node, ports portIndex) {
	mocking, testing := n.importsOneOf(mockLibraries, true), n.importsOneOf(testLibraries, false)
	switch {
	case n.allGenerated() && mocking != "":
		n.decide(rules.Mocks, "all files are generated, with "+mocking)
	case n.allGenerated():
		n.decide(rules.Generated, "all files are generated")
	case n.layer.test != "":
		n.decide(testKind(n.layer.test), "stands in a folder "+n.layer.test)
	case n.onlyTests():
		n.decide(rules.Tests, "has test files only")
	case testing != "" && n.unit.Name != "main" && n.servesTests():
		n.decide(rules.Tests, "imports "+testing+" outside test files, and no behaviour is without it")
	case n.unit.Name == "main" && !n.hasBehaviour():
		n.decide(rules.Root, "package main without methods that are handed to a server")
	case n.composes && !s.leftover(n):
		n.decide(rules.Root, "composes: "+n.compositionText())
	case !n.hasBehaviour():
		s.inferPassive(n, ports)
	}
}

var mockLibraries = []string{"github.com/stretchr/testify/mock", "github.com/golang/mock", "go.uber.org/mock"}

var testLibraries = []string{"testing", "github.com/stretchr/testify", "github.com/testcontainers", "github.com/onsi/ginkgo", "github.com/onsi/gomega",
	"net/http/httptest"}

// servesTests reports whether every behaviour takes a type of a testing library, or its receiver holds one. A mock
// beside an operation makes no test package of it.
func (n *node) servesTests() bool {
	for _, i := range n.behaviours {
		f := n.unit.Entries[i].Func
		if f < 0 || !n.takesTesting(&n.unit.Funcs[f]) {
			return false
		}
	}
	return true
}

func (n *node) takesTesting(f *inventory.Func) bool {
	for _, p := range f.Params {
		if isUnder(p.Type.Named.Pkg, testLibraries) {
			return true
		}
	}
	if t := n.types[f.Recv]; t != nil {
		for _, field := range t.Fields {
			if isUnder(field.Type.Named.Pkg, testLibraries) {
				return true
			}
		}
	}
	return false
}

func isUnder(pkg string, paths []string) bool {
	return slices.ContainsFunc(paths, func(p string) bool { return pkg == p || strings.HasPrefix(pkg, p+"/") })
}

// importsOneOf returns the first import, tests aside, that is one of the paths or below one. A generated mock beside a
// contract says nothing about what people wrote there.
func (n *node) importsOneOf(paths []string, generated bool) string {
	for _, i := range n.unit.Imports {
		if !i.Test && !i.Excluded && isUnder(i.Path, paths) && (generated || !n.unit.Files[i.Pos.File].Generated) {
			return i.Path
		}
	}
	return ""
}

func (n *node) allGenerated() bool {
	code := 0
	for _, f := range n.unit.Files {
		if f.Test {
			continue
		}
		if !f.Generated {
			return false
		}
		code++
	}
	return code > 0
}

func (n *node) onlyTests() bool {
	for _, f := range n.unit.Files {
		if !f.Test {
			return false
		}
	}
	return true
}

// inferRest tries what is left when neither neighbours nor edges decided.
func (s *survey) inferRest(n *node) {
	lifecycle, strong := true, false
	for _, i := range n.behaviours {
		lifecycle = lifecycle && !hasInOrOut(n.unit.Entries[i])
		strong = strong || s.strong(n, i)
	}
	l := n.layer
	switch {
	case lifecycle:
		n.decide(rules.Root, "every behaviour is without input and output")
	case strong && (l.kind == rules.Model || l.kind == rules.Contract):
		n.decide(rules.Operation, "has behaviour that holds a port or takes a context and returns an error")
	case l.kind != rules.NoKind && l.kind != rules.Operation:
		n.decide(l.kind, "stands in a folder "+l.word)
	default:
		n.decide(rules.Operation, "has behaviour that no other check explains")
	}
}

// strong reports whether a behaviour has the shape of an operation, whatever its folder is called.
func (s *survey) strong(n *node, entry int) bool {
	e := n.unit.Entries[entry]
	return e.Context && e.Error || s.holdsPort(n, n.receiver(entry))
}

// receiver returns the name of the type whose method the entry is, "" for functions and variables.
func (n *node) receiver(entry int) string {
	if f := n.unit.Entries[entry].Func; f >= 0 {
		return n.unit.Funcs[f].Recv
	}
	return ""
}

func hasInOrOut(e inventory.Entry) bool { return e.In != "" || e.Out != "" }
