package program

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// imports is the part of the rule imports that no single package can tell: edge rules with via = "any", and packages
// that somebody must import.
func imports(p *Program) []*subject.Finding {
	edges := slices.DeleteFunc(p.Policy.Edges(), func(r *rules.EdgeRule) bool { return !r.Any && !r.NeedsImporter() })
	if len(edges) == 0 {
		return nil
	}
	j := newChainJudge(p)
	for _, r := range edges {
		switch r.Kind {
		case rules.Require:
			j.require(r)
		case rules.Forbid:
			j.forbid(r)
		case rules.Protect:
			j.grouped(r, protectedGroups(r))
		case rules.Layers:
			j.grouped(r, layerGroups(r))
		case rules.Independent:
			j.grouped(r, independentGroups(r))
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
				q.add(aim.Name, aim.Values.Key(), aim.Values, v)
			}
		}
		for _, x := range q.list {
			j.seek(r, x, g.nodes)
		}
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
		Symbol: x.name, Target: r.Name, Reason: r.Reason, Once: true,
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
	if !strings.Contains(what, strconv.Quote(r.Name)) {
		what = fmt.Sprintf("[[%s]] %q: %s", r.Kind, r.Name, what)
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
