package change

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/baseline"
	"github.com/nanoarch/nanoarch/rules"
)

// compareBaselines lists what differs in the baseline. It may not grow: what it lets through more than before is a finding
// of its own, unless the base's code has that finding already and only a stricter policy, or the first baseline of all,
// brings it to light.
func (c *comparison) compareBaselines() {
	before := c.movedBaseline()
	d := baseline.Compare(before, c.Head.Baseline)
	exposed := c.exposed()
	for _, x := range slices.Concat(d.New, d.Grown) {
		grows := x.After.Count > max(x.Before.Count, exposed[x.ID])
		c.leave(x, grows)
		if grows {
			c.find(grown(x), New, x.Before.Count, x.After.Count)
		}
	}
	for _, x := range slices.Concat(d.Shrunk, d.Removed, d.Reworded) {
		c.leave(x, false)
	}
	slices.SortFunc(c.out.Baseline, func(a, b Left) int {
		return cmp.Or(strings.Compare(a.Package, b.Package), strings.Compare(a.ID, b.ID))
	})
}

func (c *comparison) leave(x baseline.Change, grows bool) {
	e := x.After
	if e.ID == "" {
		e = x.Before
		e.Line = 0
	}
	c.out.Baseline = append(c.out.Baseline, Left{
		Package: x.Dir, ID: x.ID, Rule: e.Rule, Symbol: e.Symbol, Target: e.Target, Before: x.Before.Count, After: x.After.Count,
		Reason: e.Reason, Grows: grows, File: baseline.Name(x.Dir), Line: e.Line,
	})
}

func grown(x baseline.Change) *subject.Finding {
	what := "is new"
	if x.Before.Count > 0 {
		what = fmt.Sprintf("goes from %d to %d", x.Before.Count, x.After.Count)
	}
	return &subject.Finding{
		Rule: "policy", Level: rules.Error.String(), Symbol: "grown " + x.ID, Target: x.Dir, File: baseline.Name(x.Dir), Line: x.After.Line, Column: 1,
		Message: fmt.Sprintf("baseline entry %s (%s) %s; a baseline only shrinks, so mend the finding, or have the owners of the policy approve it", x.ID, x.After, what),
	}
}

// movedBaseline returns the base's baseline as it would be if its entries had gone with the code.
func (c *comparison) movedBaseline() baseline.Set {
	out := baseline.Set{}
	for _, dir := range c.Base.Baseline.Dirs() {
		to := cmp.Or(c.moves.dirs[dir], dir)
		for _, e := range c.Base.Baseline[dir] {
			e.Package, e.Symbol, e.Target = c.moves.paths.of(e.Package), c.moves.paths.of(e.Symbol), c.moves.paths.of(e.Target)
			e.ID = subject.ID(e.Rule, e.Package, e.Symbol, e.Target)
			out.Put(to, e)
		}
	}
	for _, t := range c.transfers {
		c.carry(out, t)
	}
	return out
}

// carry moves what an entry lets through to that of the package that its code went to, if somebody put it there.
func (c *comparison) carry(s baseline.Set, t transfer) {
	t.fromDir = cmp.Or(c.moves.dirs[t.fromDir], t.fromDir)
	from, left := s.Find(t.fromDir, t.fromID)
	to, known := s.Find(t.toDir, t.toID)
	if !known {
		to, known = c.Head.Baseline.Find(t.toDir, t.toID)
		to.Count = 0
	}
	if !left || !known {
		return
	}
	n := min(t.count, from.Count)
	to.Count, from.Count = to.Count+n, from.Count-n
	s.Put(t.toDir, to)
	if s.Put(t.fromDir, from); from.Count == 0 {
		s[t.fromDir] = slices.DeleteFunc(s[t.fromDir], func(e baseline.Entry) bool { return e.ID == t.fromID })
	}
}

// exposed counts the findings that may be put into the baseline although nobody left them for later before: the base's
// code has them by the head's policy, and by its own policy it has them not, or it has no baseline at all.
func (c *comparison) exposed() map[string]int {
	out := map[string]int{}
	list := c.Base.Findings
	switch {
	case c.Base.Baseline.Len() == 0 && c.Crossed:
		list = c.Base.Crossed
	case c.Crossed:
		list = vanished(c.Base.Crossed, c.Base.all())
	case c.Base.Baseline.Len() > 0:
		return out
	}
	for _, f := range list {
		out[c.movedID(f)] += occurs(f)
	}
	return out
}

// compareWaivers compares the comments that let findings through.
func (c *comparison) compareWaivers() {
	type key struct{ dir, rule, reason string }
	before := map[key][]Waiver{}
	for _, u := range c.Base.Units {
		for _, w := range u.Waivers {
			file, line := locate(u.Package, w.Pos)
			dir := cmp.Or(c.moves.dirs[u.Dir], u.Dir)
			k := key{dir, w.Rule, w.Reason}
			before[k] = append(before[k], Waiver{Package: dir, Rule: w.Rule, Reason: w.Reason, File: file, Line: line})
		}
	}
	for _, u := range c.Head.Units {
		for _, w := range u.Waivers {
			file, line := locate(u.Package, w.Pos)
			k := key{u.Dir, w.Rule, w.Reason}
			if was := before[k]; len(was) > 0 {
				before[k] = was[1:]
				continue
			}
			c.out.Waivers.Added = append(c.out.Waivers.Added, Waiver{Package: u.Dir, Rule: w.Rule, Reason: w.Reason, File: file, Line: line})
		}
	}
	for _, list := range before {
		c.out.Waivers.Removed = append(c.out.Waivers.Removed, list...)
	}
	for _, list := range [][]Waiver{c.out.Waivers.Added, c.out.Waivers.Removed} {
		slices.SortFunc(list, func(a, b Waiver) int {
			return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), strings.Compare(a.Rule, b.Rule))
		})
	}
}
