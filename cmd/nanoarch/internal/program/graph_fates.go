package program

import (
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
)

// addFailures writes down which errors can come back along a call, and what the caller does with each.
func (b *picture) addFailures(e *graph.Edge, c *contractCall, to *node, types []inventory.Symbol) {
	starts, more, known := map[string]string{}, false, false
	for _, fn := range methodsNamed(to, types, c.method.Name) {
		if x := b.fails.of(fn); x != nil {
			known, more = true, more || x.more
			for name, at := range x.starts {
				starts[name] = at
			}
		}
	}
	if !known {
		for _, name := range b.declared(c.decl, c.method.Recv) {
			starts[name] = ""
		}
		more = len(starts) == 0
	}
	if more {
		starts[""] = ""
	}
	for name, at := range starts {
		if name != "" {
			e.Errors = append(e.Errors, name)
		}
		fate, becomes := b.fate(c, name)
		e.Failures = addFailure(e.Failures, graph.Failure{Error: name, Fate: fate, Starts: at, Becomes: becomes})
	}
	slices.SortFunc(e.Failures, func(x, y graph.Failure) int { return strings.Compare(x.Error, y.Error) })
}

// fateOrder is how much a reader must know of a fate: where one edge stands for several calls, the first is told.
var fateOrder = []graph.Fate{graph.Dropped, graph.Passed, graph.Unknown, graph.Translated, graph.Handled}

// addFailure adds what becomes of an error at one call to what is known of others.
func addFailure(list []graph.Failure, f graph.Failure) []graph.Failure {
	i := slices.IndexFunc(list, func(x graph.Failure) bool { return x.Error == f.Error })
	if i < 0 {
		return append(list, f)
	}
	x := &list[i]
	if slices.Index(fateOrder, f.Fate) < slices.Index(fateOrder, x.Fate) {
		x.Fate = f.Fate
	}
	x.Becomes = append(x.Becomes, f.Becomes...)
	slices.Sort(x.Becomes)
	x.Becomes = slices.Compact(x.Becomes)
	return list
}

// fate says what the caller does with an error of a name, as far as the records know: what comes out of its entry points
// was worked out when it was read.
func (b *picture) fate(c *contractCall, name string) (fate graph.Fate, becomes []string) {
	u := c.from.unit
	switch {
	case c.call == nil || !u.Has(inventory.SectionErrors) || c.call.Func < 0:
		return graph.Unknown, nil
	case c.call.Dropped:
		return graph.Dropped, nil
	}
	if reached := b.reached(c.from); !reached[failing][c.call.Func] {
		if reached[silent][c.call.Func] { // an entry point that returns no error
			return graph.Handled, nil
		}
		return graph.Unknown, nil
	}
	named := name != "" && b.namedIn(u, c.call.Func, name)
	passes := false
	for i := range u.Errors {
		f := &u.Errors[i]
		switch {
		case !b.fails.join.leaves(c.from.Node)(f):
		case f.Kind == inventory.OriginCallee && f.Symbol == c.method && f.Pos == c.pos:
			passes = true
		case name != "" && (f.Kind == inventory.OriginSentinel || f.Kind == inventory.OriginType) && b.names.symbol(f.Symbol) == name:
			return graph.Passed, nil
		}
	}
	if passes && !named {
		return graph.Passed, nil
	}
	turned, ended := false, false
	for i := range u.Translations {
		t := &u.Translations[i]
		if named && b.names.symbol(t.From) != name || !named && t.From != c.method {
			continue
		}
		ended = true
		switch t.ToKind {
		case inventory.OriginCallee: // something else is tried in its place
			continue
		case inventory.OriginSentinel, inventory.OriginType:
			becomes = append(becomes, b.names.symbol(t.To))
		}
		turned = true
	}
	slices.Sort(becomes)
	switch {
	case turned:
		return graph.Translated, slices.Compact(becomes)
	case named || ended || len(u.Errors) == 0:
		return graph.Handled, nil
	}
	return graph.Unknown, nil
}

// namedIn reports whether a function names an error, and so tells it apart.
func (b *picture) namedIn(u *inventory.Package, fn int, name string) bool {
	for i := range u.Uses {
		x := &u.Uses[i]
		if x.Error && (x.Kind == inventory.UseVar || x.Kind == inventory.UseType) && b.names.symbol(x.Symbol) == name &&
			slices.ContainsFunc(x.At, func(p inventory.Place) bool { return p.Func == fn }) {
			return true
		}
	}
	return false
}

// The two kinds of entry points.
const (
	silent  = iota // that return no error
	failing        // that do
)

// reached returns the functions that the entry points of either kind call, themselves or through others of the unit: only
// of these it was worked out what comes out.
func (b *picture) reached(n *node) [2]map[int]bool {
	known, ok := b.inner[n]
	if !ok {
		known = reachedFrom(n)
		b.inner[n] = known
	}
	return known
}

func reachedFrom(n *node) (reached [2]map[int]bool) {
	calls := map[int][]int{}
	for i := range n.unit.Calls {
		c := &n.unit.Calls[i]
		if to, own := n.funcs[c.Callee]; own && c.Func >= 0 && c.Kind == inventory.CallStatic {
			calls[c.Func] = append(calls[c.Func], to)
		}
	}
	for kind := range reached {
		seen := map[int]bool{}
		var queue []int
		for i := range n.unit.Entries {
			if e := &n.unit.Entries[i]; e.Func >= 0 && e.Error == (kind == failing) && !seen[e.Func] {
				seen[e.Func] = true
				queue = append(queue, e.Func)
			}
		}
		for ; len(queue) > 0; queue = queue[1:] {
			for _, to := range calls[queue[0]] {
				if !seen[to] {
					seen[to] = true
					queue = append(queue, to)
				}
			}
		}
		reached[kind] = seen
	}
	return reached
}
