package draw

import (
	"cmp"
	"slices"
)

// bundle is all edges that are drawn as one line: those between two boxes that have one status, or where every edge has
// its own line, those between two nodes.
type bundle struct {
	bundleKey
	edges []int
}

type bundleKey struct {
	a, b     int // boxes of one scene
	status   int // 0 ok, 1 baselined, 2 violation
	from, to int // nodes, in a detailed picture
}

// bundles returns the bundles of each node's inside, in the order of their first edge's ends.
func (t *tree) bundles(detailed bool) [][]bundle {
	all := make([][]bundle, len(t.nodes))
	index := map[bundleKey]int{}
	for e := range t.edges {
		a, b := t.level(e)
		k := bundleKey{a: a, b: b, status: status(t.edges[e])}
		if detailed {
			k.from, k.to = t.from[e], t.to[e]
		}
		in := t.parent[a]
		i, ok := index[k]
		if !ok {
			i = len(all[in])
			index[k] = i
			all[in] = append(all[in], bundle{bundleKey: k})
		}
		all[in][i].edges = append(all[in][i].edges, e)
	}
	for _, bundles := range all {
		slices.SortFunc(bundles, func(x, y bundle) int { return x.compare(y.bundleKey) })
	}
	return all
}

func (k bundleKey) compare(o bundleKey) int {
	return cmp.Or(cmp.Compare(k.a, o.a), cmp.Compare(k.b, o.b), cmp.Compare(k.status, o.status), cmp.Compare(k.from, o.from), cmp.Compare(k.to, o.to))
}

func status(e Edge) int {
	switch e.Status {
	case Violation:
		return 2
	case Baselined:
		return 1
	}
	return 0
}

var statuses = []string{OK, Baselined, Violation}

// kinds in the order of their weight: where two are equally frequent in a line, the first one gives it its look.
var edgeKinds = []string{Calls, Dispatch, Implements, Wires, Uses, Imports}

// kind returns the most frequent kind of a bundle's edges.
func (t *tree) kind(b bundle) string {
	count := map[string]int{}
	for _, e := range b.edges {
		count[t.edges[e].Kind]++
	}
	best, most := t.edges[b.edges[0]].Kind, 0
	for _, k := range edgeKinds {
		if count[k] > most {
			best, most = k, count[k]
		}
	}
	return best
}

// style numbers what a bundle looks like.
func (d *drawing) style(b bundle) int {
	return b.status*(len(edgeKinds)+1) + slices.Index(edgeKinds, d.kind(b)) + 1
}

// look is the inverse of style: lines of kinds that are not known look like calls.
func look(style int) (status, kind string) {
	return statuses[style/(len(edgeKinds)+1)], edgeKinds[max(style%(len(edgeKinds)+1)-1, 0)]
}
