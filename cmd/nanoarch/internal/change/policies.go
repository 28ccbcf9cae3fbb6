package change

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
	"github.com/nanoarch/nanoarch/rules"
)

// comparePolicies lists what differs in the policy, and finds what it lets through: findings that the code of either side
// has by the base's policy and not by the head's. Each value that does so, and each that allows more although no code
// needs it today, is a finding of its own.
func (c *comparison) comparePolicies() {
	if !c.Crossed {
		return
	}
	changes := rules.Changes(c.Base.Policy, c.Head.Policy)
	lets := make([][]*subject.Finding, len(changes))
	for _, f := range c.letsThrough() {
		for _, i := range c.causes(changes, f) {
			lets[i] = append(lets[i], f)
		}
	}
	for i, x := range changes {
		if len(lets[i]) > 0 {
			x.Drift = rules.Loosened
		}
		at := x.New
		if at.File == "" {
			at.File = x.Old.File
		}
		c.out.PolicyChanges = append(c.out.PolicyChanges, PolicyEntry{
			Drift: x.Drift.String(), Entry: x.String(), Before: x.Before, After: x.After, File: at.File, Line: at.Line, Was: x.Old.Line, Lets: len(lets[i]),
		})
		if x.Drift == rules.Loosened {
			c.find(loosened(x, at, lets[i]), New, 0, 1)
		}
	}
}

// loosened makes a finding of a value that allows more.
func loosened(x rules.Change, at rules.Pos, lets []*subject.Finding) *subject.Finding {
	f := &subject.Finding{
		Rule: "policy", Level: rules.Error.String(), Symbol: "loosened " + x.String(), Target: x.Before + " -> " + x.After,
		File: at.File, Line: at.Line, Column: at.Column, Message: fmt.Sprintf("policy entry %s %s%s", x, became(x), effect(lets)),
	}
	if x.Old.File != "" && x.New.File == "" {
		f.Related = append(f.Related, subject.Related{Path: x.Old.File, Line: x.Old.Line, Message: "it stood in this line of the base"})
	}
	return f
}

// became says in a clause how a value changed.
func became(x rules.Change) string {
	switch {
	case x.Key == "" && x.New.File == "":
		return "is gone"
	case x.Key == "":
		return "is new"
	case x.Before == "" && x.After != "":
		return "gains " + x.After
	case x.After == "" && x.Before != "":
		return "loses " + x.Before
	}
	return "goes from " + x.Before + " to " + x.After
}

// effect says what a loosened value does to the code.
func effect(lets []*subject.Finding) string {
	const ask = "; take it back, or have the owners of the policy approve it"
	if len(lets) == 0 {
		return " and so allows more than before, although no code needs it today" + ask
	}
	noun := "findings"
	if len(lets) == 1 {
		noun = "finding"
	}
	return fmt.Sprintf(" and so lets through %d %s, such as %s%s", len(lets), noun, placed(lets[0]), ask)
}

// placed names a finding by its rule and place.
func placed(f *subject.Finding) string {
	if f.Package == nil || len(f.Positions) == 0 {
		return f.Rule + " at " + cmp.Or(f.File, "the policy")
	}
	file, line := locate(f.Package, f.Positions[0])
	return fmt.Sprintf("%s at %s:%d", f.Rule, file, line)
}

// letsThrough lists the findings that there would be by the base's policy.
func (c *comparison) letsThrough() []*subject.Finding {
	out := vanished(c.Head.Crossed, c.Head.all())
	known := map[string]bool{}
	for _, f := range out {
		known[program.ID(f)] = true
	}
	for _, f := range vanished(c.Base.all(), c.Base.Crossed) {
		if !known[c.movedID(f)] {
			out = append(out, f)
		}
	}
	return out
}

// all returns the findings of a side by its own policy, baselined ones included, but not those that comments let through.
func (s *Side) all() []*subject.Finding { return slices.Concat(s.Findings, s.Baselined) }

// letThrough reports whether a finding of the base is gone because the policy changed, not the code.
func (c *comparison) letThrough(f *subject.Finding) bool {
	return c.Crossed && judgesCode(f) && len(vanished([]*subject.Finding{f}, c.Base.Crossed)) > 0
}

// judgesCode reports whether a finding is about code; what is said about policies, waivers and baselines differs under
// each policy.
func judgesCode(f *subject.Finding) bool {
	return f.Package != nil && !slices.Contains([]string{"policy", "waivers", "baseline"}, f.Rule)
}

// vanished returns the findings of one judgement that another of the same code does not have: neither the same one, as
// serious, nor any other at its place.
func vanished(list, other []*subject.Finding) []*subject.Finding {
	type place struct {
		unit unitKey
		pos  inventory.Pos
	}
	level := func(f *subject.Finding) int {
		if f.Level == rules.Error.String() {
			return 2
		}
		return 1
	}
	ids, places := map[string]int{}, map[place]int{}
	for _, f := range other {
		if f.Package == nil {
			continue
		}
		id := program.ID(f)
		ids[id] = max(ids[id], level(f))
		for _, pos := range f.Positions {
			k := place{unitKey{f.Package.Dir, f.Package.Name}, pos}
			places[k] = max(places[k], level(f))
		}
	}
	var out []*subject.Finding
	for _, f := range list {
		if !judgesCode(f) || ids[program.ID(f)] >= level(f) {
			continue
		}
		if !slices.ContainsFunc(f.Positions, func(pos inventory.Pos) bool {
			return places[place{unitKey{f.Package.Dir, f.Package.Name}, pos}] >= level(f)
		}) {
			out = append(out, f)
		}
	}
	return out
}

// causes returns the changes of the policy that let a finding through: those that speak of its rule or of its package, else
// all that may.
func (c *comparison) causes(changes []rules.Change, f *subject.Finding) []int {
	var related, possible, all []int
	for i, x := range changes {
		all = append(all, i)
		if x.Drift == rules.Tightened {
			continue
		}
		possible = append(possible, i)
		if c.relates(x, f) {
			related = append(related, i)
		}
	}
	switch {
	case len(related) > 0:
		return related
	case len(possible) > 0:
		return possible
	}
	return all
}

// relates reports whether a change of the policy speaks of what a finding is about.
func (c *comparison) relates(x rules.Change, f *subject.Finding) bool {
	dir := f.Package.Dir
	before, now := c.Base.Policy, c.Head.Policy
	table, name, _ := strings.Cut(x.Table, ".")
	switch {
	case table == "rules":
		return name == f.Rule && now.Level(f.Rule, dir) < before.Level(f.Rule, dir)
	case table == "roles" && slices.Contains([]string{"imports", "external", "std"}, x.Key):
		return c.allowedBy(x, f)
	case table == "roles":
		for _, d := range []string{dir, c.dirOf(dir, f.Symbol), c.dirOf(dir, f.Target)} {
			if roleName(before, d) != roleName(now, d) && (roleName(before, d) == name || roleName(now, d) == name) {
				return true
			}
		}
		return roleName(now, dir) == name && x.Key != ""
	case strings.HasPrefix(x.Table, "[["):
		return strings.HasSuffix(x.Table, " "+strconv.Quote(f.Target))
	case table == "tests" || table == "common":
		return c.allowedBy(x, f)
	case x.Key == "exclude":
		return now.Excluded(dir) && !before.Excluded(dir)
	case table == "generated":
		return slices.ContainsFunc(f.Positions, func(pos inventory.Pos) bool {
			file := fileOf(f.Package, &f.Package.Files[pos.File])
			return now.Generated(file) != before.Generated(file)
		})
	}
	return false
}

// allowedBy reports whether it is this entry of a list that lets the finding's package import what the finding names.
func (c *comparison) allowedBy(x rules.Change, f *subject.Finding) bool {
	from := class(c.Head.Policy, f.Package.Dir)
	test := len(f.Positions) > 0 && f.Package.Files[f.Positions[0].File].Test
	ctx := inventory.Context{FirstParty: c.Head.Modules.FirstParty(), Outside: c.Head.Modules.Outside()}
	for _, path := range []string{f.Target, f.Symbol} {
		to := rules.Target{Kind: rules.External, Path: path}
		switch dir, own := c.Head.Modules.Dir(f.Package.Dir, path); {
		case path == "" || strings.ContainsAny(path, " ("):
			continue
		case ctx.IsStd(path):
			to.Kind = rules.Std
		case own:
			to = rules.Target{Kind: rules.Own, Path: dir, Class: class(c.Head.Policy, dir)}
		}
		if v := c.Head.Policy.Allows(from, to, test); v.OK && v.Entry.Pos == x.New {
			return true
		}
	}
	return false
}
