package program

import (
	"fmt"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
)

// contractCall is a call through an interface of this program, or the method of one handed on as a function.
type contractCall struct {
	from   *node
	decl   *node            // declares the interface
	iface  string           // the type through which it goes, in full
	method inventory.Symbol // of the interface that declares it
	in     string
	out    string
	fails  bool
	call   *inventory.Call // nil for a method value
	pos    inventory.Pos
}

// calls draws the calls through contracts, from the caller to what implements the contract.
func (b *picture) calls() {
	for _, n := range b.survey.nodes {
		if !b.shows(n) {
			continue
		}
		called := map[[2]int]bool{}
		for i := range n.unit.Calls {
			c := &n.unit.Calls[i]
			called[[2]int{c.Pos.File, c.Pos.Start}] = true
			if c.Kind != inventory.CallInterface || c.Test || n.inGenerated(c.Pos) || b.dispatched[c] {
				continue
			}
			if decl := b.byPath[c.Callee.Pkg]; decl != nil && c.Callee.Recv != "" {
				b.call(&contractCall{n, decl, strings.TrimLeft(c.Type, "*"), c.Callee, c.In, c.Out, c.Error, c, c.Pos})
			}
		}
		b.methodValues(n, called)
	}
}

// methodValues draws the methods of contracts that are handed on as functions: whoever gets one calls the contract.
func (b *picture) methodValues(n *node, called map[[2]int]bool) {
	for i := range n.unit.Uses {
		u := &n.unit.Uses[i]
		decl := b.byPath[u.Symbol.Pkg]
		if u.Kind != inventory.UseMethod || u.Class != inventory.ClassInterface || u.Test || decl == nil || b.sends[u.Symbol.String()] {
			continue
		}
		iface, sig, ok := b.instanceOf(n, decl, u.Symbol)
		if !ok {
			continue
		}
		in, out, fails := splitSignature(sig)
		for _, at := range u.At {
			if !called[[2]int{at.Pos.File, at.Pos.Start}] && !n.inGenerated(at.Pos) && !calledLater(n.unit, u, at.Func) {
				b.call(&contractCall{n, decl, iface, u.Symbol, in, out, fails, nil, at.Pos})
			}
		}
	}
}

// calledLater reports whether a function calls, by a variable, a method that it took as a value: that call is drawn.
func calledLater(p *inventory.Package, u *inventory.Use, fn int) bool {
	return slices.ContainsFunc(p.Calls, func(c inventory.Call) bool {
		return c.Kind == inventory.CallInterface && c.Callee == u.Symbol && c.Func == fn &&
			!slices.ContainsFunc(u.At, func(at inventory.Place) bool { return at.Pos.File == c.Pos.File && at.Pos.Start == c.Pos.Start })
	})
}

// instanceOf returns the interface that declares a method, in full, and the method's signature. Of a generic one it is
// the only instance that the unit has to do with; it is not ok if there are several.
func (b *picture) instanceOf(n, decl *node, method inventory.Symbol) (iface, sig string, ok bool) {
	origin := inventory.Symbol{Pkg: method.Pkg, Name: method.Recv}
	var methods []inventory.Method
	for _, i := range n.unit.Interfaces {
		if i.Named == origin {
			if methods != nil {
				return "", "", false
			}
			iface, methods = i.Type, i.Methods
		}
	}
	if t := decl.types[method.Recv]; methods == nil && t != nil && t.TypeParams == "" {
		iface, methods = origin.String(), t.Methods
	}
	i := slices.IndexFunc(methods, func(m inventory.Method) bool { return m.Name == method.Name })
	if i < 0 {
		return "", "", false
	}
	return iface, methods[i].Sig, true
}

// call draws one call. Through an interface that the caller declares itself it is only drawn if it leads elsewhere.
func (b *picture) call(c *contractCall) {
	to, types := b.target(c.from, c.iface, inventory.Symbol{Pkg: c.method.Pkg, Name: c.method.Recv})
	if to == nil {
		to = c.decl
	}
	if to == c.from {
		return
	}
	b.flowing = append(b.flowing, flow{from: c.from, to: to, decl: c.decl, through: c.method, pos: c.pos})
	if b.bare {
		return
	}
	e := b.edge(edgeKey{
		kind: graph.Calls, from: b.addPackage(c.from), to: b.addPackage(to),
		detail: c.decl.Dir + "." + c.method.Recv + "." + c.method.Name, text: "(" + c.in + ")(" + c.out + ")",
	})
	e.In, e.Out, e.Contract, e.Via = b.names.text(c.in), b.names.text(c.out), b.names.symbol(c.method), b.addPackage(c.decl)
	e.Import = b.importOf(c.from, c.decl)
	e.Positions = append(e.Positions, c.from.placeOf(c.pos))
	if to != c.decl && c.decl.isContract() {
		i := b.implements(to, c.decl)
		if len(i.Positions) == 0 && i.Import != "" {
			i.Positions = append(i.Positions, i.Import)
		}
	}
	if c.fails {
		b.addFailures(e, c, to, types)
	}
}

func placeText(file string, line int) string {
	return fmt.Sprintf("%s:%d", file, line)
}
