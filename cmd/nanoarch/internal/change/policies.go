package change

import (
	"cmp"
	"fmt"
	"maps"
	"path"
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
	changes := c.policyChanges()
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
		at.File = path.Join(x.dir, at.File)
		c.out.PolicyChanges = append(c.out.PolicyChanges, PolicyEntry{
			Drift: x.Drift.String(), Entry: x.String(), Before: x.Before, After: x.After, File: at.File, Line: at.Line, Was: x.Old.Line, Lets: len(lets[i]),
		})
		if x.Drift == rules.Loosened {
			c.find(loosened(x, at, lets[i]), New, 0, 1)
		}
	}
}

// policyChange is a change of a policy: of the outer one, or of a member's.
type policyChange struct {
	rules.Change
	dir         string // the policy's folder, "." for the outer one
	before, now *rules.Policy
}

// policyChanges lists the changes of all policies that both sides have.
func (c *comparison) policyChanges() []policyChange {
	var out []policyChange
	add := func(dir string, before, now *rules.Policy) {
		if before == nil || now == nil {
			return // that it came or went stands in [[members]]
		}
		for _, x := range rules.Changes(before, now) {
			out = append(out, policyChange{x, dir, before, now})
		}
	}
	add(".", c.Base.Policy, c.Head.Policy)
	for _, dir := range slices.Sorted(maps.Keys(c.Head.Members)) {
		add(dir, c.Base.Members[dir], c.Head.Members[dir])
	}
	return out
}

// loosened makes a finding of a value that allows more.
func loosened(x policyChange, at rules.Pos, lets []*subject.Finding) *subject.Finding {
	f := &subject.Finding{
		Rule: "policy", Level: rules.Error.String(), Symbol: "loosened " + path.Join(x.dir, x.String()), Target: x.Before + " -> " + x.After,
		File: at.File, Line: at.Line, Column: at.Column, Message: fmt.Sprintf("policy entry %s %s%s", x, became(x.Change), effect(lets)),
	}
	if x.Old.File != "" && x.New.File == "" {
		f.Related = append(f.Related, subject.Related{Path: path.Join(x.dir, x.Old.File), Line: x.Old.Line, Message: "it stood in this line of the base"})
	}
	return f
}

// became says in a clause how a value changed.
func became(x rules.Change) string {
	switch {
	case x.Key == "" && x.New.File == "":
		return fmt.Sprintf("is gone (line %d of the base)", x.Old.Line)
	case x.Key == "":
		return "is new"
	case x.Before == "" && x.After != "":
		return "gains " + x.After
	case x.After == "" && x.Before != "":
		return fmt.Sprintf("loses %s (line %d of the base)", x.Before, x.Old.Line)
	}
	return "goes from " + x.Before + " to " + x.After
}

// effect says what a loosened value does to the code.
func effect(lets []*subject.Finding) string {
	const ask = "; take it back, or have the owners of the policy approve it"
	if len(lets) == 0 {
		return " and so allows more than before" + ask
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
	out := slices.DeleteFunc(vanished(c.Head.Crossed, c.Head.all()), c.inNewTemplate)
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

// inNewTemplate reports whether a finding stands in a template, or in the package of holes, that the base has no package
// in: it was written as a template, and nobody judges these.
func (c *comparison) inNewTemplate(f *subject.Finding) bool {
	return c.Head.Policy.Ignored(f.Package.Dir) && !c.isBaseDir(f.Package.Dir)
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

// causes returns the changes of policies that let a finding through: those that speak of its rule or of its package, else
// all that may.
func (c *comparison) causes(changes []policyChange, f *subject.Finding) []int {
	var related, possible, all []int
	for i, x := range changes {
		local, inside := inFolder(f, x.dir)
		if !inside {
			continue
		}
		all = append(all, i)
		if x.Drift == rules.Tightened {
			continue
		}
		possible = append(possible, i)
		if c.relates(x, local) {
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

// inFolder returns a finding as the policy in a folder knows it; it is not inside if that policy does not judge it.
func inFolder(f *subject.Finding, dir string) (local *subject.Finding, inside bool) {
	if dir == "." {
		return f, true
	}
	below, inside := strings.CutPrefix(f.Package.Dir+"/", dir+"/")
	if !inside {
		return nil, false
	}
	u, own := *f.Package, *f
	u.Dir = path.Clean(below)
	own.Package = &u
	return &own, true
}

// relates reports whether a change of a policy speaks of what a finding is about.
func (c *comparison) relates(x policyChange, f *subject.Finding) bool {
	dir := f.Package.Dir
	table, name, _ := strings.Cut(x.Table, ".")
	switch {
	case table == "rules":
		return name == f.Rule && x.now.Level(f.Rule, dir) < x.before.Level(f.Rule, dir)
	case table == "tests", table == "common", table == "roles" && slices.Contains([]string{"imports", "external", "std"}, x.Key):
		return c.allowedBy(x, f)
	case table == "roles":
		for _, d := range []string{dir, c.dirOf(dir, f.Symbol), c.dirOf(dir, f.Target)} {
			if was, is := roleName(x.before, d), roleName(x.now, d); was != is && (was == name || is == name) {
				return true
			}
		}
		return slices.Contains([]string{"is", "contract", "template", "reach"}, x.Key) && roleName(x.now, dir) == name &&
			(x.Key != "template" && x.Key != "reach" || x.Key == f.Rule)
	case strings.HasPrefix(x.Table, "[["):
		return strings.HasSuffix(x.Table, " "+strconv.Quote(f.Target))
	case x.Key == "exclude":
		return x.now.Excluded(dir) && !x.before.Excluded(dir)
	case table == "generated":
		return slices.ContainsFunc(f.Positions, func(pos inventory.Pos) bool {
			file := fileOf(f.Package, &f.Package.Files[pos.File])
			return x.now.Generated(file) != x.before.Generated(file)
		})
	}
	return false
}

// allowedBy reports whether it is this entry of a list that lets the finding's package import what the finding names.
func (c *comparison) allowedBy(x policyChange, f *subject.Finding) bool {
	from := class(x.now, f.Package.Dir)
	test := len(f.Positions) > 0 && f.Package.Files[f.Positions[0].File].Test
	ctx := inventory.Context{FirstParty: c.Head.Modules.FirstParty(), Outside: c.Head.Modules.Outside()}
	for _, name := range []string{f.Target, f.Symbol} {
		to := rules.Target{Kind: rules.External, Path: name}
		switch dir, own := c.Head.Modules.Dir(path.Join(x.dir, f.Package.Dir), name); {
		case name == "" || strings.ContainsAny(name, " ("):
			continue
		case ctx.IsStd(name):
			to.Kind = rules.Std
		case own:
			below, inside := strings.CutPrefix(dir+"/", x.dir+"/")
			if inside {
				dir = path.Clean(below)
			}
			to = rules.Target{Kind: rules.Own, Path: dir, Class: class(x.now, dir)}
		}
		if v := x.now.Allows(from, to, test); v.OK && v.Entry.Pos == x.New {
			return true
		}
	}
	return false
}
