package program

import (
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/rules"
)

// assignRoles gives every folder the role that the policy gives it and infers the others. Names come last; the first
// check that applies decides, in the order of inferAlone, inferTogether, inferEdges and inferRest.
func (s *survey) assignRoles() {
	s.markSharedTop()
	for _, n := range s.nodes {
		if r := n.Class.Role; r != nil {
			n.role, n.kind = r.Name, r.Kind
		}
	}
	for _, n := range s.nodes {
		s.markComposition(n)
	}
	for _, n := range s.nodes {
		if !n.byPolicy() {
			s.inferAlone(n)
		}
	}
	ports := s.heldPorts()
	for _, n := range s.open() {
		s.inferTogether(n, ports)
	}
	s.inferEdges()
	for _, n := range s.open() {
		s.inferRest(n)
	}
}

// open returns the folders that have no role yet.
func (s *survey) open() []*node {
	var list []*node
	for _, n := range s.nodes {
		if n.role == "" {
			list = append(list, n)
		}
	}
	return list
}

func (n *node) decide(kind rules.Kind, why string) {
	n.role, n.kind, n.why = string(kind), kind, why
}

// inferAlone tries the checks that need no other package's role.
func (s *survey) inferAlone(n *node) {
	mocking, testing := n.importsOneOf(mockLibraries), n.importsOneOf(testLibraries)
	switch {
	case n.allGenerated() && mocking != "":
		n.decide(rules.Mocks, "all files are generated, with "+mocking)
	case n.allGenerated():
		n.decide(rules.Generated, "all files are generated")
	case n.layer.test != "":
		n.decide(testWords[n.layer.test], "stands in a folder "+n.layer.test)
	case n.onlyTests():
		n.decide(rules.Tests, "has test files only")
	case testing != "" && n.unit.Name != "main" && !n.hasBehaviour():
		n.decide(rules.Tests, "imports "+testing+" outside test files and has no behaviour")
	case n.unit.Name == "main" && !n.hasBehaviour():
		n.decide(rules.Root, "package main without methods that are handed to a server")
	case n.composes && !s.leftover(n):
		n.decide(rules.Root, "composes: "+n.compositionText())
	case !n.hasBehaviour():
		s.inferPassive(n)
	}
}

var mockLibraries = []string{"github.com/stretchr/testify/mock", "github.com/golang/mock", "go.uber.org/mock"}

var testLibraries = []string{"testing", "github.com/stretchr/testify", "github.com/testcontainers", "github.com/onsi/ginkgo", "github.com/onsi/gomega",
	"net/http/httptest"}

// importsOneOf returns the first import, tests aside, that is one of the paths or below one.
func (n *node) importsOneOf(paths []string) string {
	for _, i := range n.unit.Imports {
		for _, p := range paths {
			if !i.Test && !i.Excluded && (i.Path == p || strings.HasPrefix(i.Path, p+"/")) {
				return i.Path
			}
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
