package program

import (
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// looseEnds lists the functions that register handlers of which the code does not say what they handle, such as those in a
// loop over a list. Whoever sends by their partner may well be heard.
func (s *survey) looseEnds() map[string]bool {
	loose := map[string]bool{}
	for _, d := range s.tables.Dispatches() {
		if d.Handle == "" {
			continue
		}
		for _, n := range s.nodes {
			if forTests(n.Class) {
				continue
			}
			for i := range n.unit.Calls {
				c := &n.unit.Calls[i]
				if c.Callee.String() != d.Handle || c.Test {
					continue
				}
				requests := s.requestsOf(n, c, d, true)
				if len(requests) == 0 || slices.ContainsFunc(requests, func(typ string) bool { return s.isOpen(typ) && !n.isParameter(c, typ) }) {
					loose[d.Handle] = true
				}
			}
		}
	}
	return loose
}

// isParameter reports whether a type is a type parameter of the function around a call: those that call it say what it is.
func (n *node) isParameter(c *inventory.Call, typ string) bool {
	if c.Func < 0 {
		return false
	}
	_, ok := typeParameter(&n.unit.Funcs[c.Func], strings.TrimLeft(typ, "*"))
	return ok
}

// isOpen reports whether a type does not say which request it is: an interface, or a type parameter.
func (s *survey) isOpen(typ string) bool {
	typ = strings.TrimLeft(typ, "*")
	if isBare(typ) && !isBasic(typ) || strings.HasPrefix(typ, "interface{") {
		return true
	}
	base, _, _ := strings.Cut(typ, "[")
	i := strings.LastIndexByte(base, '.')
	if i < 0 {
		return false
	}
	if n := s.byPath[base[:i]]; n != nil {
		t := n.types[base[i+1:]]
		return t != nil && t.Kind == "interface"
	}
	return false
}

func isBasic(typ string) bool {
	return slices.Contains([]string{"bool", "string", "byte", "rune", "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64", "uintptr",
		"float32", "float64", "complex64", "complex128"}, typ)
}

// partnersKnown reports whether all who could handle what a function sends are known.
func (s *survey) partnersKnown(send string, loose map[string]bool) bool {
	known := false
	for _, x := range s.tables.Dispatches() {
		if x.Send != send {
			continue
		}
		if x.Handle == "" || loose[x.Handle] {
			return false
		}
		known = true
	}
	return known
}

// hasKnownPartners reports whether anybody sends so that all who could handle it are known.
func (s *survey) hasKnownPartners(sent []terminal, loose map[string]bool) bool {
	return slices.ContainsFunc(sent, func(t terminal) bool { return s.partnersKnown(t.call.Callee.String(), loose) })
}
