package program

import (
	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/rules"
)

// inferEdges finds the packages that only translate or pass on: every behaviour is an edge, and at least half of them
// reach an operation elsewhere; or every behaviour calls another package's operation by its concrete type and holds no
// port. A package that was taken for an operation until then may be one of these itself, so the question is asked again.
func (s *survey) inferEdges() {
	for range 3 {
		served := s.operators()
		if !s.inferEach(func(n *node) { s.inferEdge(n, served) }) {
			return
		}
	}
}

func (s *survey) inferEdge(n *node, served *service) {
	passes := s.passesOn(n, served)
	edges, closed, facades := 0, 0, 0
	for _, i := range n.behaviours {
		e := n.unit.Entries[i]
		if e.Func < 0 {
			return
		}
		on := passes[e.Func]
		switch {
		case s.isWire(n, e.Func), e.Edge && (on.concrete || on.port || n.layer.kind == rules.Transport):
			edges++
		case e.Edge:
			closed++
		case on.concrete && !s.holdsPort(n, n.receiver(i)):
			facades++
		default:
			return
		}
	}
	switch {
	case closed > edges+facades:
	case edges > 0:
		n.decide(rules.Transport, "every behaviour is an edge or passes on to another package's operation")
	case n.layer.kind == rules.Transport:
		n.decide(rules.Transport, "every behaviour passes on to another package's operation, in a folder "+n.layer.word)
	case n.layer.kind != rules.Operation:
		n.decide(rules.Root, "every behaviour passes on to another package's operation by its concrete type")
	}
}

// isWire reports whether a function is all between two protocols: it has the shape of an edge, or is a method, and what
// its receiver holds, or it takes as a struct of this program, are protocol values only.
func (s *survey) isWire(n *node, fn int) bool {
	f := &n.unit.Funcs[fn]
	if f.Recv != "" {
		return s.onlyProtocol(inventory.Symbol{Pkg: n.unit.ImportPath, Name: f.Recv}, 0)
	}
	for _, p := range f.Params {
		if s.onlyProtocol(p.Type.Named, 0) {
			return true
		}
	}
	return false
}

// onlyProtocol reports whether a struct of this program holds protocol values, itself or in such structs, and nothing
// else but data.
func (s *survey) onlyProtocol(sym inventory.Symbol, depth int) bool {
	owner := s.byPath[sym.Pkg]
	if owner == nil || owner.types[sym.Name] == nil || depth > 3 {
		return false
	}
	protocol := false
	for _, f := range owner.types[sym.Name].Fields {
		switch f.Type.Class {
		case inventory.ClassProtocol:
			protocol = true
		case inventory.ClassService:
			if !s.onlyProtocol(f.Type.Named, depth+1) {
				return false
			}
			protocol = true
		case inventory.ClassData, inventory.ClassContext, inventory.ClassError:
		default:
			return false
		}
	}
	return protocol
}

// mayOperate reports whether the package's behaviours count as operations as far as is known.
func (n *node) mayOperate() bool {
	return n.hasBehaviour() && (n.role == "" || n.kind == rules.Operation)
}

// passing says how a function reaches operations of other packages.
type passing struct {
	concrete bool // by a call of the operation itself, or by sending it a request
	port     bool // through an interface that an operation satisfies
}

// passesOn finds for every function of the package how it, or a function of the package that it calls, reaches
// operations of other packages.
func (s *survey) passesOn(n *node, served *service) []passing {
	on := make([]passing, len(n.unit.Funcs))
	for i, f := range n.unit.Funcs {
		on[i].concrete = f.Sends
	}
	callers := make([][]int, len(n.unit.Funcs))
	for i := range n.unit.Calls {
		c := &n.unit.Calls[i]
		if c.Test || c.Func < 0 {
			continue
		}
		switch c.Kind {
		case inventory.CallStatic:
			if callee, own := n.funcs[c.Callee]; own {
				callers[callee] = append(callers[callee], c.Func)
			} else if s.isOperation(c.Callee) {
				on[c.Func].concrete = true
			}
		case inventory.CallInterface:
			if s.servedBy(served, n, c) {
				on[c.Func].port = true
			}
		}
	}
	spread(on, callers)
	return on
}

// spread carries what a function reaches to those that call it.
func spread(on []passing, callers [][]int) {
	var queue []int
	for i := range on {
		if on[i] != (passing{}) {
			queue = append(queue, i)
		}
	}
	for len(queue) > 0 {
		f := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		for _, c := range callers[f] {
			both := passing{on[c].concrete || on[f].concrete, on[c].port || on[f].port}
			if both != on[c] {
				on[c] = both
				queue = append(queue, c)
			}
		}
	}
}

// isOperation reports whether a symbol is a behaviour of a package that may be an operation.
func (s *survey) isOperation(sym inventory.Symbol) bool {
	to := s.byPath[sym.Pkg]
	if to == nil || !to.mayOperate() {
		return false
	}
	f, ok := to.funcs[sym]
	return ok && to.runs[f]
}

// service answers which interfaces the service types of some packages satisfy, each once.
type service struct {
	types map[methodKey][]*port // service types under each of their methods
	known map[string]served     // by interface in full
}

// served says who satisfies an interface.
type served struct {
	by      *node // the first package, nil if there is none
	several bool
}

// operators collects the service types of packages that may be operations.
func (s *survey) operators() *service { return s.services((*node).mayOperate) }

// services collects the service types of some packages.
func (s *survey) services(of func(*node) bool) *service {
	v := &service{types: map[methodKey][]*port{}, known: map[string]served{}}
	for _, n := range s.nodes {
		if !of(n) {
			continue
		}
		for i := range n.unit.Types {
			t := &n.unit.Types[i]
			if t.Class != inventory.ClassService || t.Test {
				continue
			}
			p := &port{methods: t.Methods, holder: n}
			for _, m := range t.Methods {
				key := methodKey{m.Name, m.Sig}
				v.types[key] = append(v.types[key], p)
			}
		}
	}
	return v
}

// of returns who satisfies an interface. Only the types that have its rarest method are tried.
func (v *service) of(text string, methods []inventory.Method) served {
	if a, ok := v.known[text]; ok {
		return a
	}
	var answer served
	var candidates []*port
	for i, m := range methods {
		if c := v.types[methodKey{m.Name, m.Sig}]; i == 0 || len(c) < len(candidates) {
			candidates = c
		}
	}
	for _, p := range candidates {
		if !satisfies(p.methods, methods) {
			continue
		}
		if answer.by == nil {
			answer.by = p.holder
		}
		answer.several = answer.several || answer.by != p.holder
	}
	v.known[text] = answer
	return answer
}

// servedBy reports whether an operation of another package satisfies the interface through which a call goes.
func (s *survey) servedBy(v *service, n *node, c *inventory.Call) bool {
	return s.byPath[c.Callee.Pkg] != nil && v.of(c.Type, s.methods[c.Type]).besides(n)
}

// besides reports whether another package than n satisfies the interface.
func (a served) besides(n *node) bool { return a.several || a.by != nil && a.by != n }
