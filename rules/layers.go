package rules

import (
	"fmt"
	"slices"
)

// layer is one step of a layers rule: one entry, or several siblings.
type layer struct {
	entries  []end
	together bool // siblings may know each other
	optional bool // need not exist; a closed rule may skip it
}

// Place is where a package stands in a layers rule.
type Place struct {
	Layer   int      // 0 is the top
	Sibling int      // within the layer
	Values  Bindings // layers that share a name are compared only where its values are equal
}

// Places returns where a package stands under a layers rule. More than one layer or sibling is a fault of the policy,
// which CheckTree reports.
func (r *EdgeRule) Places(c Class) []Place {
	var out []Place
	for i, l := range r.layers {
		for j, e := range l.entries {
			for _, b := range e.match(ownTarget(c), nil) {
				out = append(out, Place{i, j, b})
			}
		}
	}
	return out
}

// Unplaced reports whether an exhaustive layers rule demands a layer for the package and has none.
func (r *EdgeRule) Unplaced(c Class) bool {
	return matchesAny(r.exhaustive, c.Dir) && len(r.Places(c)) == 0
}

// LayerName returns the words of a place for people.
func (r *EdgeRule) LayerName(p Place) string { return r.layers[p.Layer].entries[p.Sibling].words() }

func (r *EdgeRule) upward(from Class, to Target) []breach {
	if to.Kind != Own {
		return nil
	}
	var out []breach
	for _, a := range r.Places(from) {
		for _, b := range r.Places(to.class()) {
			values, comparable := join(a.Values, b.Values)
			if !comparable {
				continue
			}
			if what := r.compareLayers(a, b); what != nil {
				out = append(out, breach{values, what, func() string { return r.below(a) }})
			}
		}
	}
	return out
}

// join puts two sets of values together, false if they differ in a name.
func join(a, b Bindings) (Bindings, bool) {
	for _, x := range b {
		var ok bool
		if a, ok = a.with(x.Name, x.Value); !ok {
			return nil, false
		}
	}
	return a, true
}

// compareLayers returns why a package at a may not import one at b, nil if it may.
func (r *EdgeRule) compareLayers(a, b Place) func() string {
	format := ""
	switch {
	case b.Layer < a.Layer:
		a, b = b, a
		format = "layer %s is above layer %s"
	case a.Layer == b.Layer && a.Sibling != b.Sibling && !r.layers[a.Layer].together:
		format = "layers %s and %s are siblings that may not know each other"
	case r.closed && b.Layer > r.next(a.Layer):
		format = "layer %s may import the next layer only, and %s is further down"
	default:
		return nil
	}
	return func() string { return fmt.Sprintf(format, r.LayerName(a), r.LayerName(b)) }
}

// next returns the lowest layer that a closed rule lets a layer import: the next one that must exist.
func (r *EdgeRule) next(i int) int {
	for i++; i < len(r.layers)-1 && r.layers[i].optional; i++ {
	}
	return i
}

// below lists for people the layers that a package may import.
func (r *EdgeRule) below(p Place) string {
	var ends []end
	for i, l := range r.layers {
		switch {
		case i == p.Layer && l.together:
			ends = append(ends, l.entries...)
		case i == p.Layer:
			ends = append(ends, l.entries[p.Sibling])
		case i > p.Layer && (!r.closed || i <= r.next(p.Layer)):
			ends = append(ends, l.entries...)
		}
	}
	return endWords(ends)
}

// crossed returns two different places of one package, false if it has no two.
func crossed(places []Place) (a, b Place, ok bool) {
	for _, p := range places[min(1, len(places)):] {
		if p.Layer != places[0].Layer || p.Sibling != places[0].Sibling {
			return places[0], p, true
		}
	}
	return Place{}, Place{}, false
}

// ends returns every end of the rule that must match a package of the tree. Optional layers need not, and what an
// exception calls imported may be an import path where the rule's targets are.
func (r *EdgeRule) ends() []end {
	out := slices.Concat(r.from, r.only, r.open, r.by, r.to.own, r.groups)
	for _, l := range r.layers {
		if !l.optional {
			out = append(out, l.entries...)
		}
	}
	for _, p := range r.exhaustive {
		out = append(out, end{pattern: p, hasPath: true, pos: p.pos})
	}
	for _, x := range r.except {
		out = append(out, x.from...)
		if len(r.to.std)+len(r.to.external) == 0 {
			out = append(out, x.to...)
		}
	}
	return out
}
