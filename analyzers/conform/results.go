package conform

import (
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// results misses names of results that the template does not have: a deferred function in a hole changes by them what the
// template returns. A name that nobody uses says nothing, and one that is left out is missed where the template uses it.
func (c *comparer) results(t, p int, o *outcome) {
	list := c.t.resultsOf(t)
	ts, ps := slices.Collect(c.t.children(list)), slices.Collect(c.p.children(c.p.resultsOf(p)))
	for i := range min(len(ts), len(ps)) {
		if c.t.Nodes[ts[i]].Obj == 0 && c.uses(c.p.Nodes[ps[i]].Obj, p) {
			o.miss(list, ps[i])
			return
		}
	}
}

// resultsOf returns the list of a function's results, which comes before its body.
func (v view) resultsOf(f int) int {
	at := f
	for child := range v.children(f) {
		if child+v.Nodes[child].Size == f+v.Nodes[f].Size {
			break
		}
		at = child
	}
	return at
}

// uses reports whether a tree of the package names an object that it declares.
func (c *comparer) uses(obj, root int) bool {
	if obj == 0 {
		return false
	}
	end := root + c.p.Nodes[root].Size
	c.left -= (end - root) / 4
	return slices.ContainsFunc(c.p.Nodes[root:end], func(n inventory.FormNode) bool {
		return n.Obj == obj && n.Kind != inventory.NodeDef
	})
}
