package program

import (
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// unusedReachNeeds asks for no more than the rule reach, and for nothing where the policy lists no effects of its own.
func unusedReachNeeds(p *rules.Policy) inventory.Section {
	if !p.Enabled(subject.Reach) || !slices.ContainsFunc(p.Entries(), func(e rules.Entry) bool { return e.List == "reach" }) {
		return 0
	}
	return reachNeeds(p)
}

// unusedReach finds effects that a role lists and no package of the role has. Where a file is left out that could have it,
// nothing is said. The findings get their places by PlaceEntries.
func unusedReach(p *Program) []*subject.Finding {
	if !p.wholly() {
		return nil
	}
	byRole := map[string][]*Node{}
	for _, n := range p.Nodes {
		if r := n.Class.Role; r != nil && !n.Member {
			byRole[r.Name] = append(byRole[r.Name], n)
		}
	}
	var found []*subject.Finding
	for _, e := range p.Policy.Entries() {
		role := byRole[strings.TrimPrefix(e.Table, "roles.")]
		if e.List != "reach" || e.Text == "*" || len(role) == 0 || !subject.BoundReach(role[0].Class.Role) {
			continue
		}
		if !slices.ContainsFunc(role, func(n *Node) bool { return p.reaching().mayNeed(n, e.Text) }) {
			found = append(found, aboutEntry(rules.Entry{Table: e.Table, List: e.List, Text: e.Text}, "allows no effect that is there; remove it"))
		}
	}
	return found
}

// PlaceEntries gives findings about entries of the policy the places where these are written, which an earlier run may
// have known otherwise.
func PlaceEntries(p *rules.Policy, found []*subject.Finding) {
	for _, f := range found {
		if f.Package != nil || f.File != "" {
			continue
		}
		for _, e := range p.Entries() {
			if e.Table+"."+e.List == f.Symbol && e.Text == f.Target {
				f.File, f.Line, f.Column = e.Pos.File, e.Pos.Line, e.Pos.Column
			}
		}
	}
}

// mayNeed reports whether a package has an effect, by itself or through helpers, or a file that nobody read.
func (r *reacher) mayNeed(n *Node, word string) bool {
	for _, u := range n.Units {
		if u.TestOf != "" {
			continue
		}
		if slices.ContainsFunc(u.Files, func(f inventory.File) bool { return f.Excluded != "" && !f.Test }) ||
			slices.ContainsFunc(u.Effects, func(e inventory.Effect) bool { return !e.Test && e.Kind == word }) ||
			slices.ContainsFunc(u.Uses, func(x inventory.Use) bool { return r.brings(&x, word) }) ||
			word == "global" && slices.ContainsFunc(u.Vars, func(v inventory.Var) bool { return subject.IsState(u, &v) || isLoggerType(&v) }) {
			return true
		}
	}
	return false
}

// brings reports whether a use has an effect.
func (r *reacher) brings(u *inventory.Use, word string) bool {
	if u.Test {
		return false
	}
	if slices.Contains(subject.ReachOf(r.program.Policy, u), word) {
		return true
	}
	if r.helper(u) {
		_, reaches := r.found[word][u.Symbol]
		return reaches
	}
	return word == "global" && u.Kind == inventory.UseVar && r.state[u.Symbol]
}

// isLoggerType reports whether a variable may hold a logger, which is global wherever it comes from.
func isLoggerType(v *inventory.Var) bool {
	return !v.Test && strings.HasSuffix(v.Type.Named.Name, "Logger")
}
