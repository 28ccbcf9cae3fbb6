package program

import (
	"fmt"
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// require judges a rule that demands imports: from each importer a chain to a target, or with by, to each target an
// import or a chain from one of those that must import it.
func (j *chainJudge) require(r *rules.EdgeRule) {
	if r.NeedsImporter() {
		j.requireImporter(r)
		return
	}
	for _, g := range j.importers(r) {
		var targets []int32
		for v, t := range j.targets {
			if len(r.Aims(t.Target, g.values)) > 0 {
				targets = append(targets, int32(v))
			}
		}
		notExcepted := j.keep(r, g.values)
		keep := func(from, to int32) bool { return notExcepted(from, to) && j.edge(from, to).built(false) }
		j.all.to(targets, keep)
		for _, v := range g.nodes {
			n := j.program.Nodes[v]
			if !n.hasCode() || r.Exempt(n.Class, g.values) || j.all.chain(v, always, keep) != nil {
				continue
			}
			j.missing(r, n, fmt.Sprintf("imports none of what [[require]] %q demands, not even through others; it must import %s", r.Name, r.Demands()))
		}
	}
}

func always(_, _ int32) bool { return true }

// requireImporter groups the packages that must be imported by the values that decide who must import them.
func (j *chainJudge) requireImporter(r *rules.EdgeRule) {
	var q quarries
	for v, n := range j.program.Nodes {
		for _, aim := range r.Aims(n.target().Target, nil) {
			q.add("", aim.Values.Key(), aim.Values, int32(v))
		}
	}
	for _, x := range q.list {
		by := make([]bool, len(j.program.Nodes))
		for i, n := range j.program.Nodes {
			by[i] = len(r.ByMatches(n.Class, x.values)) > 0
		}
		imported := j.importedBy(r, x, by)
		for _, v := range x.targets {
			n := j.program.Nodes[v]
			if !imported[v] && n.hasCode() && !r.Exempt(n.Class, x.values) {
				j.missing(r, n, fmt.Sprintf("is imported by none of those that [[require]] %q names; it must be imported%s by %s", r.Name, through(r), r.Demands()))
			}
		}
	}
}

func through(r *rules.EdgeRule) string {
	if r.Any {
		return ", directly or through others,"
	}
	return ""
}

// built reports whether the edge is there in what is built: a file that build constraints leave out fulfils no duty.
func (e *Edge) built(withTests bool) bool {
	return slices.ContainsFunc(e.Sites, func(s Site) bool { return !s.Import.Excluded && (withTests || !s.Import.Test) })
}

// importedBy returns the folders that one of the importers imports, with via = "any" over any chain.
func (j *chainJudge) importedBy(r *rules.EdgeRule, x *quarry, by []bool) []bool {
	out := make([]bool, len(j.program.Nodes))
	var open []*Node
	for i, n := range j.program.Nodes {
		if by[i] {
			open = append(open, n)
		}
	}
	for len(open) > 0 {
		n := open[len(open)-1]
		open = open[:len(open)-1]
		for _, e := range n.Imports {
			if e.To == nil || out[e.To.number] || !e.built(r.Tests && !r.Any) || r.Excepted(n.Class, *e.Target, x.values) {
				continue
			}
			out[e.To.number] = true
			if r.Any && !by[e.To.number] {
				open = append(open, e.To)
			}
		}
	}
	return out
}

// missing makes the finding of a package that lacks an import.
func (j *chainJudge) missing(r *rules.EdgeRule, n *Node, what string) {
	f := &subject.Finding{
		Target: r.Name, Reason: r.Reason,
		Message: subject.WithReason(n.label()+" "+what, r.Reason),
	}
	f.Package, f.Positions = n.clause()
	j.found = append(j.found, f)
}

// hasCode reports whether the node has more than tests and generated files: others have no duties.
func (n *Node) hasCode() bool {
	for _, u := range n.Units {
		for _, f := range u.Files {
			if u.TestOf == "" && !f.Test && !f.Generated && f.Excluded == "" {
				return true
			}
		}
	}
	return false
}

// clause returns the package clause of the node's first file, of a file with code if there is one.
func (n *Node) clause() (*inventory.Package, []inventory.Pos) {
	unit, first := n.Units[0], inventory.Pos{}
	for _, u := range n.Units {
		for _, f := range u.Files {
			switch {
			case f.PackagePos == (inventory.Pos{}):
			case u.TestOf == "" && !f.Test && !f.Generated && f.Excluded == "":
				return u, []inventory.Pos{f.PackagePos}
			case first == (inventory.Pos{}):
				unit, first = u, f.PackagePos
			}
		}
	}
	return unit, []inventory.Pos{first}
}
