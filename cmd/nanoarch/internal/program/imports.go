package program

import (
	"fmt"
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// imports is the part of the rule imports that no single package can tell: edge rules with via = "any", and packages
// that somebody must import.
func imports(p *Program) []*subject.Finding {
	j := newChainJudge(p)
	for _, r := range p.Policy.Edges() {
		switch {
		case r.Kind == rules.Require && (r.Any || r.NeedsImporter()):
			j.require(r)
		case r.Any && r.Kind == rules.Forbid:
			j.forbid(r)
		case r.Any && r.Kind == rules.Protect:
			j.grouped(r, j.protected(r))
		case r.Any && r.Kind == rules.Layers:
			j.grouped(r, placeAims(r))
		case r.Any && r.Kind == rules.Independent:
			j.grouped(r, groupAims(r))
		}
	}
	return j.found
}

// chainJudge looks for chains that a rule forbids or demands.
type chainJudge struct {
	*chains
	all, barred *search // to all targets of a rule, and to those that are left for one importer
	found       []*subject.Finding
	shortest    map[findingKey]*finding
}

// findingKey is what makes two findings one: the importer, what it reaches, and the rule.
type findingKey struct {
	from       int32
	name, rule string
}

// finding remembers the length of the chain that a finding shows.
type finding struct {
	*subject.Finding
	length int
}

func newChainJudge(p *Program) *chainJudge {
	c := newChains(p)
	return &chainJudge{chains: c, all: newSearch(c.graph), barred: newSearch(c.graph), shortest: map[findingKey]*finding{}}
}

// quarry is what a rule keeps importers away from: one finding stands for all of its targets.
type quarry struct {
	name    string
	values  rules.Bindings // under which the rule excepts imports
	targets []int32
}

// quarries collects targets by name and values.
type quarries struct {
	list  []*quarry
	index map[string]int
}

func (q *quarries) add(aim rules.Aim, target int32) int32 {
	key := aim.Name + "\x00" + aim.Values.Key()
	i, known := q.index[key]
	if !known {
		if q.index == nil {
			q.index = map[string]int{}
		}
		i = len(q.list)
		q.index[key] = i
		q.list = append(q.list, &quarry{name: aim.Name, values: aim.Values})
	}
	if t := q.list[i].targets; len(t) == 0 || t[len(t)-1] != target {
		q.list[i].targets = append(t, target)
	}
	return int32(i)
}

// importers are packages that make no difference to a rule.
type importers struct {
	values rules.Bindings
	nodes  []int32
}

// importers groups the importers that a forbid or require rule speaks of.
func (j *chainJudge) importers(r *rules.EdgeRule) []*importers {
	var out []*importers
	index := map[string]int{}
	for i, n := range j.program.Nodes {
		for _, b := range r.FromMatches(n.Class) {
			shared := r.Shared(b)
			at, known := index[shared.Key()]
			if !known {
				at = len(out)
				index[shared.Key()] = at
				out = append(out, &importers{values: shared})
			}
			if g := out[at]; !slices.Contains(g.nodes[max(0, len(g.nodes)-1):], int32(i)) {
				g.nodes = append(g.nodes, int32(i))
			}
		}
	}
	return out
}

// forbid looks from each group of importers at what they lead to.
func (j *chainJudge) forbid(r *rules.EdgeRule) {
	for _, g := range j.importers(r) {
		var q quarries
		for _, v := range j.from(g.nodes) {
			for _, aim := range r.Aims(j.targets[v].Target, g.values) {
				q.add(aim, v)
			}
		}
		for _, x := range q.list {
			j.seek(r, x, g.nodes)
		}
	}
}

// grouped looks at rules whose targets stand in groups of their own, whoever imports them. One closure tells which
// importers lead to which group at all; aims then says under which values the rule minds.
func (j *chainJudge) grouped(r *rules.EdgeRule, a aims) {
	var q quarries
	marks := make([][]int32, len(j.targets))
	for v, t := range j.targets {
		for _, aim := range a.of(t.Target) {
			marks[v] = append(marks[v], q.add(aim, int32(v)))
		}
	}
	type hunt struct {
		*quarry
		nodes []int32
	}
	hunts := map[string]*hunt{}
	var order []*hunt
	j.graph.reach(marks, len(q.list), func(node, mark int32) {
		if int(node) >= len(j.program.Nodes) {
			return
		}
		x := q.list[mark]
		for _, values := range a.minds(j.program.Nodes[node].Class, j.targets[x.targets[0]].Target, x.values) {
			key := fmt.Sprint(mark, "\x00", values.Key())
			h := hunts[key]
			if h == nil {
				h = &hunt{quarry: &quarry{x.name, values, x.targets}}
				hunts[key] = h
				order = append(order, h)
			}
			h.nodes = append(h.nodes, node)
		}
	})
	for _, h := range order {
		j.seek(r, h.quarry, h.nodes)
	}
}

// aims says how a rule groups its targets, and under which values it minds that an importer leads to a target of a
// group with the given values.
type aims struct {
	of    func(rules.Target) []rules.Aim
	minds func(from rules.Class, to rules.Target, values rules.Bindings) []rules.Bindings
}

func (j *chainJudge) protected(r *rules.EdgeRule) aims {
	return aims{
		of: func(t rules.Target) []rules.Aim { return r.Aims(t, nil) },
		minds: func(from rules.Class, _ rules.Target, values rules.Bindings) []rules.Bindings {
			if r.Admits(from, values) {
				return nil
			}
			return []rules.Bindings{values}
		},
	}
}

func placeAims(r *rules.EdgeRule) aims {
	return aims{
		of: func(t rules.Target) []rules.Aim {
			if t.Kind != rules.Own {
				return nil
			}
			var out []rules.Aim
			for _, place := range r.Places(t.Class) {
				name := "layer " + r.LayerName(place)
				if len(place.Values) > 0 {
					name += " (" + place.Values.String() + ")"
				}
				out = append(out, rules.Aim{Name: name, Values: place.Values})
			}
			return out
		},
		minds: func(from rules.Class, to rules.Target, _ rules.Bindings) []rules.Bindings { return r.Match(from, to) },
	}
}

// groupAims treats packages of the same groups alike.
func groupAims(r *rules.EdgeRule) aims {
	return aims{
		of: func(t rules.Target) []rules.Aim {
			if t.Kind != rules.Own {
				return nil
			}
			name := ""
			for _, g := range r.Groups(t.Class) {
				if name != "" {
					name += ", "
				}
				name += g.Name
			}
			if name == "" {
				return nil
			}
			return []rules.Aim{{Name: "group " + name}}
		},
		minds: func(from rules.Class, to rules.Target, _ rules.Bindings) []rules.Bindings { return r.Match(from, to) },
	}
}

// seek reports every importer from which a chain leads to a target, over imports that the rule does not except.
func (j *chainJudge) seek(r *rules.EdgeRule, x *quarry, nodes []int32) {
	keep := j.keep(r, x.values)
	j.all.to(x.targets, keep)
	for _, from := range nodes {
		chain := j.all.chain(from, j.starts, keep)
		if chain == nil {
			continue
		}
		own := func(to int32) bool { return to == from || !keep(from, to) }
		if own(chain[len(chain)-1]) {
			rest := slices.DeleteFunc(slices.Clone(x.targets), own)
			j.barred.to(rest, keep)
			if chain = j.barred.chain(from, j.starts, keep); chain == nil {
				continue
			}
		}
		j.report(r, x, chain)
	}
}

// report makes the finding of a chain at its first import. An importer that a rule names in several ways has the finding
// of its shortest chain.
func (j *chainJudge) report(r *rules.EdgeRule, x *quarry, chain []int32) {
	if len(chain) == 2 && j.unlisted(chain) {
		return
	}
	key := findingKey{chain[0], x.name, r.Name}
	known := j.shortest[key]
	if known == nil {
		known = &finding{Finding: &subject.Finding{}}
		j.shortest[key] = known
		j.found = append(j.found, known.Finding)
	} else if known.length <= len(chain) {
		return
	}
	known.length = len(chain)
	first := j.edge(chain[0], chain[1])
	*known.Finding = subject.Finding{
		Symbol: x.name, Target: r.Name, Reason: r.Reason,
		Message: subject.WithReason(j.message(r, chain), r.Reason), Related: j.related(chain),
	}
	known.Package, known.Positions = places(first.code())
}

// unlisted reports whether the lists of the importer's role do not allow the one import of a chain: then the package
// rules speak of it, and one fault gives one finding.
func (j *chainJudge) unlisted(chain []int32) bool {
	t := j.targets[chain[1]].Target
	if t.Kind == rules.Own && t.Class.Role == nil {
		return false
	}
	return !j.program.Policy.Allows(j.program.Nodes[chain[0]].Class, t, false).OK
}

func (j *chainJudge) message(r *rules.EdgeRule, chain []int32) string {
	from, to := j.program.Nodes[chain[0]], j.targets[chain[len(chain)-1]]
	what, allowed := fmt.Sprintf("[[%s]] %q forbids it", r.Kind, r.Name), ""
	if b, broken := r.Judge(rules.Edge{From: from.Class, To: to.Target}); broken {
		what, allowed = b.What, b.Allowed
	}
	what += ", also through others"
	if allowed != "" {
		what += ", allowed: " + allowed
	}
	by := j.words(chain)
	if where := j.edge(chain[0], chain[1]).where(); where != "" {
		by += ", the first import" + where
	}
	return fmt.Sprintf("%s reaches %s by %s; %s", from.label(), to.Label(), by, what)
}

// places returns the unit of the first site and all places in it.
func places(sites []Site) (*inventory.Package, []inventory.Pos) {
	var at []inventory.Pos
	for _, s := range sites {
		if s.Unit == sites[0].Unit {
			at = append(at, s.Import.Pos)
		}
	}
	return sites[0].Unit, at
}
