package inventory

import (
	"go/types"
	"slices"
	"strings"
)

// unimplemented says which embedded Unimplemented type asks for a method, "" if none does.
func unimplemented(recv *types.Named, method string) string {
	s, ok := recv.Underlying().(*types.Struct)
	if !ok {
		return ""
	}
	for f := range s.Fields() {
		if f.Embedded() && strings.HasPrefix(f.Name(), "Unimplemented") && hasMethod(types.NewPointer(deref(f.Type())), method) {
			return "embeds " + f.Name()
		}
	}
	return ""
}

// joinEdges decides about edges and forwarders. An edge that reaches a behaviour is that behaviour, one that reaches
// none is a behaviour itself; a forwarder is one only if there is nothing else.
func (d *declReader) joinEdges(list []*candidate) {
	var behaviours, edges, forwarders []*candidate
	for _, c := range list {
		switch {
		case c.Check == Behaviour:
			behaviours = append(behaviours, c)
		case c.Check == CheckEdge:
			edges = append(edges, c)
		case c.Check == CheckForwarder:
			forwarders = append(forwarders, c)
		}
	}
	if len(behaviours) > 0 {
		for _, e := range append(slices.Clone(edges), forwarders...) {
			e.of = d.reached(e, behaviours)
		}
		d.joinAnswers(edges)
		for _, e := range edges {
			if e.of == nil {
				e.Check = Behaviour
			}
		}
		d.foldEdges(edges)
		return
	}
	d.joinAnswers(edges)
	for _, f := range forwarders {
		if f.Edge {
			edges = append(edges, f)
		}
	}
	if len(edges) == 0 {
		edges = forwarders
	}
	for _, e := range edges {
		if e.of == nil {
			e.Check = Behaviour
		}
	}
	d.foldEdges(edges)
}

// foldEdges joins edges that count as behaviours with the edges that they reach: the maker of a handler and its method
// are one behaviour.
func (d *declReader) foldEdges(edges []*candidate) {
	for _, e := range edges {
		if e.Check != Behaviour {
			continue
		}
		others := slices.DeleteFunc(slices.Clone(edges), func(o *candidate) bool { return o == e || o.Check != Behaviour })
		if to := d.reached(e, others); to != nil {
			e.Check, e.of = CheckEdge, to
		}
	}
	for _, e := range edges { // what was reached may have been joined later on
		for e.of != nil && e.of.of != nil && e.of.Check == CheckEdge {
			e.of = e.of.of
		}
	}
}

// reached returns the first of the targets that a candidate runs, or whose receiver it makes or hands over.
func (d *declReader) reached(c *candidate, targets []*candidate) *candidate {
	if t := d.runs(c, targets); t != nil || c.recv != nil {
		return t
	}
	bodies, _ := d.closure(c, targets)
	for _, t := range targets {
		if slices.ContainsFunc(bodies, func(b *body) bool { return makesReceiver(b, t) }) {
			return t
		}
	}
	return nil
}

// runs returns the first of the targets that a candidate reaches through the code of this package: statically, through
// an interface that the target satisfies, through a function of the target's signature, or by a dispatch call with what
// the target takes.
func (d *declReader) runs(c *candidate, targets []*candidate) *candidate {
	bodies, refs := d.closure(c, targets)
	tests := []func(b *body, t *candidate) bool{
		func(b *body, t *candidate) bool {
			return t.fn != nil && refs[d.index[t.fn]] || t.obj != nil && b.takes(t.obj)
		},
		d.callsInterfaceOf, d.callsLike, d.sendsTo,
	}
	for _, test := range tests {
		for _, t := range targets {
			if slices.ContainsFunc(bodies, func(b *body) bool { return test(b, t) }) {
				return t
			}
		}
	}
	return nil
}

// closure returns the bodies that run when a candidate does, as far as they are of this package and no targets, and
// the functions that these use.
func (d *declReader) closure(c *candidate, targets []*candidate) ([]*body, map[int]bool) {
	stop := map[int]bool{}
	for _, t := range targets {
		if t.fn != nil {
			stop[d.index[t.fn]] = true
		}
	}
	refs := map[int]bool{}
	if c.fn != nil {
		refs[d.index[c.fn]] = true // c itself is no target
	}
	bodies := []*body{c.body}
	for i := 0; i < len(bodies); i++ {
		for _, f := range bodies[i].refs {
			if !refs[f] && !stop[f] {
				bodies = append(bodies, d.funcs[f].body)
			}
			refs[f] = true
		}
	}
	return bodies, refs
}

func (d *declReader) callsInterfaceOf(b *body, t *candidate) bool {
	return t.recv != nil && slices.ContainsFunc(b.ifaces, func(u interfaceUse) bool {
		return u.method.Name() == t.fn.Name() && d.class(u.iface) != ClassProtocol && implements(t.recv, u.iface)
	})
}

// callsLike reports whether a body calls a function value of the target's signature.
func (d *declReader) callsLike(b *body, t *candidate) bool {
	return t.sig != nil && t.In != "" && slices.ContainsFunc(b.called, func(c called) bool {
		return types.Identical(withoutReceiver(c.sig), withoutReceiver(t.sig))
	})
}

// sendsTo reports whether a body gives what the target takes to an outside function.
func (d *declReader) sendsTo(b *body, t *candidate) bool {
	if t.sig == nil {
		return false
	}
	for v := range t.sig.Params().Variables() {
		in := deref(v.Type())
		if d.mentionsProgram(in, 0) && d.isData(in) && slices.ContainsFunc(b.sent, func(s types.Type) bool { return types.Identical(deref(s), in) }) {
			return true
		}
	}
	return false
}

func makesReceiver(b *body, t *candidate) bool {
	if t.recv == nil {
		return false
	}
	return slices.Contains(b.builds, t.recv.Obj()) || slices.ContainsFunc(b.hands, func(h handover) bool { return namedOf(h.typ) == t.recv })
}
