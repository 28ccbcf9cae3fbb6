package program

import (
	"fmt"
	"slices"

	"github.com/nanoarch/nanoarch/rules"
)

// quarry is what a rule keeps importers away from: one finding stands for all of its targets.
type quarry struct {
	name    string
	values  rules.Bindings // under which the rule excepts imports
	targets []int32
}

// quarries collects targets.
type quarries struct {
	list  []*quarry
	index map[string]int32
}

// add puts a target into the quarry of a name and key and returns the quarry's number.
func (q *quarries) add(name, key string, values rules.Bindings, target int32) int32 {
	key = name + "\x00" + key
	i, known := q.index[key]
	if !known {
		if q.index == nil {
			q.index = map[string]int32{}
		}
		i = int32(len(q.list))
		q.index[key] = i
		q.list = append(q.list, &quarry{name: name, values: values})
	}
	x := q.list[i]
	if n := len(x.targets); n == 0 || x.targets[n-1] != target {
		x.targets = append(x.targets, target)
	}
	return i
}

// grouping says for a rule whose targets stand in groups, whoever imports them, which these are and under which values
// the rule minds that an importer leads to one.
type grouping struct {
	collect func(q *quarries, target int32, t rules.Target) []int32
	like    func(from rules.Class) (key string, ok bool) // importers with equal keys are minded alike; not ok: never
	minds   func(from rules.Class, x *quarry, to rules.Target) []rules.Bindings
}

func protectedGroups(r *rules.EdgeRule) grouping {
	return grouping{
		collect: func(q *quarries, target int32, t rules.Target) (marks []int32) {
			for _, aim := range r.Aims(t, nil) {
				marks = append(marks, q.add(aim.Name, aim.Values.Key(), aim.Values, target))
			}
			return marks
		},
		like: func(from rules.Class) (string, bool) { return from.Dir, true },
		minds: func(from rules.Class, x *quarry, _ rules.Target) []rules.Bindings {
			if r.Admits(from, x.values) {
				return nil
			}
			return []rules.Bindings{x.values}
		},
	}
}

// layerGroups groups packages by layer and values.
func layerGroups(r *rules.EdgeRule) grouping {
	key := func(p rules.Place) string { return fmt.Sprint(p.Layer, " ", p.Sibling, " ", p.Values.Key()) }
	return grouping{
		collect: func(q *quarries, target int32, t rules.Target) (marks []int32) {
			if t.Kind != rules.Own {
				return nil
			}
			for _, place := range r.Places(t.Class) {
				name := "layer " + r.LayerName(place)
				if len(place.Values) > 0 {
					name += " (" + place.Values.String() + ")"
				}
				marks = append(marks, q.add(name, key(place), place.Values, target))
			}
			return marks
		},
		like: func(from rules.Class) (all string, ok bool) {
			for _, place := range r.Places(from) {
				all += key(place) + "\x01"
			}
			return all, all != ""
		},
		minds: func(from rules.Class, _ *quarry, to rules.Target) []rules.Bindings { return r.Match(from, to) },
	}
}

// independentGroups groups packages by all the groups that they belong to.
func independentGroups(r *rules.EdgeRule) grouping {
	of := func(c rules.Class) (name, key string) {
		for _, g := range r.Groups(c) {
			if key != "" {
				name += ", "
			}
			name, key = name+g.Name, key+g.Key+"\x01"
		}
		return name, key
	}
	return grouping{
		collect: func(q *quarries, target int32, t rules.Target) []int32 {
			name, key := of(t.Class)
			if t.Kind != rules.Own || key == "" {
				return nil
			}
			return []int32{q.add("group "+name, key, nil, target)}
		},
		like: func(from rules.Class) (string, bool) {
			_, key := of(from)
			return key, key != ""
		},
		minds: func(from rules.Class, _ *quarry, to rules.Target) []rules.Bindings { return r.Match(from, to) },
	}
}

// hunt is a quarry with the importers that lead to it and may not.
type hunt struct {
	*quarry
	nodes []int32
}

// grouped judges a rule with a grouping. One closure tells which importers lead to which group at all; the rule is asked
// once for each kind of importer and group; and only for those that it minds a chain is sought.
func (j *chainJudge) grouped(r *rules.EdgeRule, g grouping) {
	var q quarries
	marks := make([][]int32, len(j.targets))
	for v, t := range j.targets {
		marks[v] = g.collect(&q, int32(v), t.Target)
	}
	kinds := j.kinds(g)
	type meeting struct{ kind, mark int32 }
	asked := map[meeting][]*hunt{}
	byValues := map[string]*hunt{}
	var order []*hunt
	j.graph.reach(marks, len(q.list), func(node, mark int32) {
		if int(node) >= len(kinds) || kinds[node] < 0 {
			return
		}
		m := meeting{kinds[node], mark}
		hunts, known := asked[m]
		if !known {
			x := q.list[mark]
			for _, values := range g.minds(j.program.Nodes[node].Class, x, j.targets[x.targets[0]].Target) {
				key := fmt.Sprint(mark, "\x00", values.Key())
				if byValues[key] == nil {
					byValues[key] = &hunt{quarry: &quarry{x.name, values, x.targets}}
					order = append(order, byValues[key])
				}
				hunts = append(hunts, byValues[key])
			}
			asked[m] = hunts
		}
		for _, h := range hunts {
			h.nodes = append(h.nodes, node)
		}
	})
	for _, h := range order {
		slices.Sort(h.nodes)
		j.seek(r, h.quarry, h.nodes)
	}
}

// kinds numbers the importers by what makes them alike to a rule, -1 for those that it never minds.
func (j *chainJudge) kinds(g grouping) []int32 {
	numbers := map[string]int32{}
	out := make([]int32, len(j.program.Nodes))
	for i, n := range j.program.Nodes {
		key, ok := g.like(n.Class)
		if !ok {
			out[i] = -1
			continue
		}
		number, known := numbers[key]
		if !known {
			number = int32(len(numbers))
			numbers[key] = number
		}
		out[i] = number
	}
	return out
}
