package program

import (
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// unusedReachNeeds asks for no more than the rule reach, and for nothing where no role lists effects.
func unusedReachNeeds(p *rules.Policy) inventory.Section {
	if !p.Enabled(subject.Reach) || !slices.ContainsFunc(p.Roles(), func(r *rules.Role) bool { return len(r.Reach) > 0 }) {
		return 0
	}
	return reachNeeds(p)
}

// unusedReach finds effects that a role lists and no package of the role has. Where a file is left out that could have it,
// nothing is said. Whose entries these are, and where they stand, is for PlaceEntries to say: neither decides what is found.
func unusedReach(p *Program) []*subject.Finding {
	if !p.wholly() {
		return nil
	}
	byRole := map[*rules.Role][]*Node{}
	for _, n := range p.Nodes {
		if !n.Member {
			byRole[n.Class.Role] = append(byRole[n.Class.Role], n)
		}
	}
	var found []*subject.Finding
	for _, r := range p.Policy.Roles() {
		if len(byRole[r]) == 0 || !subject.BoundReach(r) {
			continue
		}
		for _, word := range r.Reach {
			if word != "*" && !slices.ContainsFunc(byRole[r], func(n *Node) bool { return p.reaching().mayNeed(n, word) }) {
				found = append(found, aboutEntry(rules.Entry{Table: "roles." + r.Name, List: "reach", Text: word}, "allows no effect that is there; remove it"))
			}
		}
	}
	return found
}

// PlaceEntries gives findings about entries of the policy the places where these are written, and leaves out those about
// entries of presets.
func PlaceEntries(p *rules.Policy, found []*subject.Finding) []*subject.Finding {
	entries := p.Entries()
	return slices.DeleteFunc(found, func(f *subject.Finding) bool {
		if f.Package != nil || f.File != "" {
			return false
		}
		i := slices.IndexFunc(entries, func(e rules.Entry) bool { return e.Table+"."+e.List == f.Symbol && e.Text == f.Target })
		if i >= 0 {
			f.File, f.Line, f.Column = entries[i].Pos.File, entries[i].Pos.Line, entries[i].Pos.Column
		}
		return i < 0
	})
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
