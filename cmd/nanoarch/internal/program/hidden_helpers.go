package program

import (
	"cmp"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// function is a declared function of the program.
type function struct {
	node *node
	i    int
}

// source is what a function reaches in the end, such as time.Now, and the next function on the shortest way there.
type source struct {
	symbol inventory.Symbol
	next   function // node nil: the function uses the symbol itself
}

// helperKinds are the hidden inputs that are followed through helpers.
var helperKinds = [...]string{"clock", "random", "env"}

// findHelpers marks the functions that reach a clock, random or env through static calls, each with a shortest way. It
// goes back from the uses over the calls, once a kind, so it is linear in the calls.
func (s *survey) findHelpers() {
	callers := s.callers()
	for k, kind := range helperKinds {
		reached := map[function]source{}
		var queue []function
		for _, n := range s.nodes {
			for i := range n.unit.Uses {
				u := &n.unit.Uses[i]
				if u.Test || s.hiddenKind(u) != kind {
					continue
				}
				for _, at := range u.At {
					f := function{n, at.Func}
					if _, seen := reached[f]; at.Func >= 0 && !seen {
						reached[f] = source{symbol: u.Symbol}
						queue = append(queue, f)
					}
				}
			}
		}
		for len(queue) > 0 {
			f := queue[0]
			queue = queue[1:]
			for _, c := range callers[f] {
				if _, seen := reached[c]; !seen {
					reached[c] = source{symbol: reached[f].symbol, next: f}
					queue = append(queue, c)
				}
			}
		}
		s.helpers[k] = reached
	}
}

// callers lists for every function those that call it statically, in order.
func (s *survey) callers() map[function][]function {
	callers := map[function][]function{}
	for _, n := range s.nodes {
		for i := range n.unit.Calls {
			c := &n.unit.Calls[i]
			if f, ok := s.callee(c); ok && c.Func >= 0 && !c.Test {
				callers[f] = append(callers[f], function{n, c.Func})
			}
		}
	}
	return callers
}

func (s *survey) callee(c *inventory.Call) (function, bool) {
	to := s.byPath[c.Callee.Pkg]
	if c.Kind != inventory.CallStatic || to == nil {
		return function{}, false
	}
	i, ok := to.funcs[c.Callee]
	return function{to, i}, ok
}

// throughHelpers reports the calls of other packages' functions that reach a hidden input: one row a helper and kind,
// at the first call.
func (s *survey) throughHelpers(n *node, add func(kind, symbol string, pos inventory.Pos, via []string)) {
	type key struct {
		f    function
		kind int
	}
	first := map[key]inventory.Pos{}
	var order []key
	for i := range n.unit.Calls {
		c := &n.unit.Calls[i]
		f, ok := s.callee(c)
		if !ok || f.node == n || c.Test {
			continue
		}
		for k := range helperKinds {
			if _, reaches := s.helpers[k][f]; !reaches {
				continue
			}
			at, seen := first[key{f, k}]
			if !seen {
				order = append(order, key{f, k})
			}
			if !seen || cmp.Or(cmp.Compare(c.Pos.File, at.File), cmp.Compare(c.Pos.Start, at.Start)) < 0 {
				first[key{f, k}] = c.Pos
			}
		}
	}
	for _, k := range order {
		via := s.chain(k.f, k.kind)
		add(hiddenTransitive, via[len(via)-1], first[k], via)
	}
}

// chain names the functions from a helper to the source that it reaches.
func (s *survey) chain(f function, kind int) []string {
	var via []string
	for {
		via = append(via, f.symbol().Short())
		to := s.helpers[kind][f]
		if to.next.node == nil {
			return append(via, to.symbol.Short())
		}
		f = to.next
	}
}

func (f function) symbol() inventory.Symbol {
	return funcSymbol(f.node.unit, f.i)
}

// useTables takes over the shipped tables and the policy's own entries.
func (s *survey) useTables() {
	s.sends, s.buses = map[string]bool{}, map[inventory.Symbol]bool{}
	for _, d := range s.tables.Dispatches() {
		for _, name := range [...]string{d.Send, d.Handle} {
			if name == "" {
				continue
			}
			s.sends[name] = true
			if typ, ok := receiverType(name); ok {
				s.buses[typ] = true
			}
		}
	}
}

// receiverType returns the type of a method written as (path.Type).Method.
func receiverType(name string) (inventory.Symbol, bool) {
	inner, _, ok := strings.Cut(strings.TrimPrefix(name, "("), ").")
	i := strings.LastIndexByte(inner, '.')
	if !ok || i < 0 {
		return inventory.Symbol{}, false
	}
	return inventory.Symbol{Pkg: strings.TrimPrefix(inner[:i], "*"), Name: inner[i+1:]}, true
}
