package program

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
	"github.com/nanoarch/nanoarch/rules"
)

// dispatches draws what goes through mediators and buses, from whoever sends a request to whoever handles it.
func (b *picture) dispatches() {
	b.dispatched = map[*inventory.Call]bool{}
	flights := b.withInstances(b.flights())
	for _, request := range slices.Sorted(maps.Keys(flights)) {
		f := flights[request]
		handlers := make([]handler, len(f.handled))
		for i := range f.handled {
			handlers[i] = b.handlerOf(&f.handled[i])
			if n := handlers[i].node; n != nil && !b.bare {
				x := b.nodes[b.addPackage(n)]
				x.Attrs.Handles = append(x.Attrs.Handles, b.names.text(request))
			}
		}
		for i := range f.sent {
			b.send(request, &f.sent[i], handlers)
		}
	}
}

// handler is who handles a request, and where that was arranged.
type handler struct {
	node *node // nil if it is not known
	at   *node
}

// send draws an edge to every handler that is arranged where the sender runs, or if there is none, to those elsewhere: a
// bus may lead to other processes. A request that nobody is known to handle ends at the mediator.
func (b *picture) send(request string, t *terminal, handlers []handler) {
	if !b.shows(t.node) {
		return
	}
	b.dispatched[t.call] = true
	var here, known []handler
	for _, h := range handlers {
		if h.node == nil {
			continue
		}
		known = append(known, h)
		if from, at := b.shippedBy[cmp.Or(t.root, t.node)], b.shippedBy[h.at]; from.empty() || at.empty() || from.meets(at) {
			here = append(here, h)
		}
	}
	if len(here) == 0 {
		here = known
	}
	for _, h := range here {
		if h.node != t.node && (t.how.Many || len(here) == 1) { // of a request for two nobody knows where it goes; dispatch says so
			b.flowing = append(b.flowing, flow{from: t.node, to: h.node, decl: b.byPath[t.call.Callee.Pkg], request: request, event: t.how.Many, pos: t.call.Pos})
		}
		if h.node != t.node && !b.bare {
			b.dispatchTo(request, t, b.addPackage(h.node))
		}
	}
	if len(here) > 0 || b.bare {
		return
	}
	if decl := b.byPath[t.call.Callee.Pkg]; decl == nil {
		b.dispatchTo(request, t, b.addModule(t.node, t.call.Callee.Pkg))
	} else if decl != t.node {
		b.dispatchTo(request, t, b.addPackage(decl))
	}
}

func (b *picture) dispatchTo(request string, t *terminal, to string) {
	e := b.edge(edgeKey{kind: graph.Dispatch, from: b.addPackage(t.node), to: to, detail: request})
	e.In, e.Out = b.names.text(t.typ), b.names.text(t.result)
	e.Contract = b.names.symbol(t.call.Callee)
	e.Positions = append(e.Positions, t.at)
	if decl := b.byPath[t.call.Callee.Pkg]; decl != nil && decl != t.node {
		e.Via, e.Import = b.addPackage(decl), b.importOf(t.node, decl)
	}
}

// handlerOf finds the package whose code handles a request: that of the value which is handed to the mediator.
func (b *picture) handlerOf(t *terminal) handler {
	h := handler{at: t.node}
	for i, a := range t.call.Args {
		if how := t.how.Handler; how != nil && !how.IsType && how.N != i || a.Type.Class == inventory.ClassContext {
			continue
		}
		switch {
		case a.Type.Class == inventory.ClassFunc:
			h.node = b.handedFunction(t)
		case b.byPath[a.Type.Named.Pkg] == nil:
		case a.Type.Class == inventory.ClassInterface:
			h.node = b.builtFor(t, a.Type)
		case a.Type.Class == inventory.ClassService || t.how.Handler != nil:
			h.node = b.byPath[a.Type.Named.Pkg]
		}
		if h.node != nil {
			return h
		}
	}
	return h
}

// builtFor finds who stands behind a handler of an interface type: what a constructor gives that is called in its place,
// or the only implementation.
func (b *picture) builtFor(t *terminal, iface inventory.TypeRef) *node {
	if c := b.nextCall(t, func(c *inventory.Call) bool { return c.Result.Text == iface.Text }); c != nil {
		if to := b.byPath[c.Callee.Pkg]; to != nil {
			return to
		}
	}
	to, _ := b.target(t.node, strings.TrimLeft(iface.Text, "*"), iface.Named)
	return to
}

// nextCall returns the first call behind that of a terminal, in the same function and before the mediator is called
// again: what is written in the place of an argument.
func (b *picture) nextCall(t *terminal, want func(*inventory.Call) bool) *inventory.Call {
	for i := range t.node.unit.Calls {
		c := &t.node.unit.Calls[i]
		switch {
		case c.Pos.File != t.call.Pos.File || c.Func != t.call.Func || c.Pos.Start <= t.call.Pos.Start:
		case c.Callee == t.call.Callee:
			return nil
		case want(c):
			return c
		}
	}
	return nil
}

// handedFunction finds who stands behind a function that is handed to a mediator: the package of the first method of
// another package behind the call, else the package itself, unless it only binds.
func (b *picture) handedFunction(t *terminal) *node {
	end := int(^uint(0) >> 1)
	if c := b.nextCall(t, func(*inventory.Call) bool { return false }); c != nil {
		end = c.Pos.Start
	}
	var found *inventory.Symbol
	for i := range t.node.unit.Uses {
		u := &t.node.unit.Uses[i]
		if u.Test || u.Kind != inventory.UseMethod && u.Kind != inventory.UseFunc || b.byPath[u.Symbol.Pkg] == nil {
			continue
		}
		for _, at := range u.At {
			if at.Func == t.call.Func && at.Pos.File == t.call.Pos.File && at.Pos.Start > t.call.Pos.Start && at.Pos.Start < end {
				found, end = &u.Symbol, at.Pos.Start
			}
		}
	}
	if found == nil {
		if t.node.kind == rules.Root {
			return nil
		}
		return t.node
	}
	decl := b.byPath[found.Pkg]
	if typ := decl.types[found.Recv]; typ != nil && typ.Class == inventory.ClassInterface {
		if iface, _, ok := b.instanceOf(t.node, decl, *found); ok {
			if to, _ := b.target(t.node, iface, inventory.Symbol{Pkg: found.Pkg, Name: found.Recv}); to != nil {
				return to
			}
		}
	}
	return decl
}
