package change

import (
	"cmp"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
	"github.com/nanoarch/nanoarch/rules"
)

// compareUnits compares what the units of each pair do. Records are there for one pair at a time only. Where one side
// could not be read, nothing is said of the pair.
func (c *comparison) compareUnits() {
	before := c.helpers(&c.Base, c.base, c.isBaseDir)
	now := c.helpers(&c.Head, c.head, c.isHeadDir)
	for _, p := range c.pairs {
		b, h := p.base.record(), p.head.record()
		if p.base != nil && b == nil || p.head != nil && h == nil || p.isTest() {
			continue
		}
		c.compareFlows(b, h)
		c.compareEffects(b, h, before, now)
		c.compareFailures(b, h)
	}
}

func (p pair) isTest() bool { return cmp.Or(p.head, p.base).TestOf != "" }

// record returns the full record, nil if there is no unit or it was not read so deep.
func (u *Unit) record() *inventory.Package {
	if u == nil || u.Full == nil {
		return nil
	}
	return u.Full()
}

// helpers follow calls on one side. Of the packages that differ there are records; of the others both sides have the same.
func (c *comparison) helpers(s *Side, x index, isDir func(string) bool) *program.Helpers {
	return program.NewHelpers(s.Policy, func(from, importPath string) *inventory.Package {
		if u := x.byPath[importPath]; u != nil {
			return u.record()
		}
		dir, ok := folder(s, isDir, from)(importPath)
		if !ok || !c.isCommon(dir) {
			return nil
		}
		return c.Same(dir)
	})
}

// compareFlows compares the calls of a unit through contracts. A flow is the same however often and wherever it is called.
func (c *comparison) compareFlows(b, h *inventory.Package) {
	type key struct{ contract, method string }
	before, now := map[key]Flow{}, map[key]Flow{}
	if b != nil {
		for _, f := range flowsOf(b, folder(&c.Base, c.isBaseDir, b.Dir)) {
			f.Contract, f.In, f.Out = c.moves.paths.of(f.Contract), c.moves.paths.of(f.In), c.moves.paths.of(f.Out)
			f.From, f.To = cmp.Or(c.moves.dirs[f.From], f.From), cmp.Or(c.moves.dirs[f.To], f.To)
			enter(before, key{f.Contract, f.Method}, f)
		}
	}
	if h != nil {
		for _, f := range flowsOf(h, folder(&c.Head, c.isHeadDir, h.Dir)) {
			enter(now, key{f.Contract, f.Method}, f)
		}
	}
	for k, f := range now {
		if _, there := before[k]; !there {
			c.out.Flows.Added = append(c.out.Flows.Added, f)
		}
	}
	for k, f := range before {
		if _, there := now[k]; !there {
			c.out.Flows.Removed = append(c.out.Flows.Removed, f)
		}
	}
}

// flowsOf lists the flows of a unit; folder tells which folder an import path means.
func flowsOf(u *inventory.Package, folder func(importPath string) (string, bool)) []Flow {
	var out []Flow
	for _, f := range program.FlowsOf(u, func(importPath string) bool { _, ok := folder(importPath); return ok }) {
		to, _ := folder(f.Contract[:max(0, strings.LastIndexByte(f.Contract, '.'))])
		out = append(out, Flow{From: f.From, To: to, Contract: f.Contract, Method: f.Method, In: f.In, Out: f.Out, File: f.File, Line: f.Line})
	}
	return out
}

// enter keeps the first value of a key.
func enter[K comparable, V any](m map[K]V, k K, v V) {
	if _, there := m[k]; !there {
		m[k] = v
	}
}

// compareEffects compares what a unit touches, by itself and through helpers. What roots reach through others is not
// asked: they reach all that they bind.
func (c *comparison) compareEffects(b, h *inventory.Package, before, now *program.Helpers) {
	was, is := effectsOf(b, c.Base.Policy, before), effectsOf(h, c.Head.Policy, now)
	for i := range was {
		was[i].Move(c.moves.paths.of)
	}
	c.out.Effects.Added = append(c.out.Effects.Added, newEffects(h, is, was, c.Head.Policy)...)
	rows := newEffects(b, was, is, c.Base.Policy)
	for i := range rows {
		rows[i].Package = cmp.Or(c.moves.dirs[rows[i].Package], rows[i].Package)
	}
	c.out.Effects.Removed = append(c.out.Effects.Removed, rows...)
}

func effectsOf(u *inventory.Package, policy *rules.Policy, h *program.Helpers) []program.Effect {
	if u == nil {
		return nil
	}
	out := program.EffectsOf(u, policy)
	switch class(policy, u.Dir).Kind() {
	case rules.Root, rules.Tests, rules.Mocks:
		return out
	}
	return append(out, h.EffectsOf(u)...)
}

// newEffects lists the effects of a unit that are not among others.
func newEffects(u *inventory.Package, list, others []program.Effect, policy *rules.Policy) []Effect {
	var out []Effect
	for _, e := range list {
		if slices.ContainsFunc(others, func(o program.Effect) bool { return e.Same(&o) }) {
			continue
		}
		file, line := locate(u, e.Pos)
		out = append(out, Effect{
			Package: u.Dir, Kind: kindOf(policy, u.Dir), Reach: e.Reach, Symbol: e.Symbol,
			Via: append([]string{}, e.Via...), Operations: []string{}, File: file, Line: line,
		})
	}
	return out
}

// compareFailures compares which errors can leave the behaviours of an operation.
func (c *comparison) compareFailures(b, h *inventory.Package) {
	before, now := failuresOf(b, c.Base.Policy), failuresOf(h, c.Head.Policy)
	was := map[[3]string]bool{}
	for _, f := range before {
		was[[3]string{f.Entry, f.Origin, c.moves.paths.of(f.Error)}] = true
	}
	is := map[[3]string]bool{}
	for _, f := range now {
		k := [3]string{f.Entry, f.Origin, f.Error}
		if !was[k] && !is[k] {
			c.out.Failures.Added = append(c.out.Failures.Added, f)
		}
		is[k] = true
	}
	for _, f := range before {
		f.Error = c.moves.paths.of(f.Error)
		if k := [3]string{f.Entry, f.Origin, f.Error}; was[k] && !is[k] {
			f.Package = cmp.Or(c.moves.dirs[f.Package], f.Package)
			c.out.Failures.Removed = append(c.out.Failures.Removed, f)
			was[k] = false
		}
	}
}

// failuresOf lists the errors that can leave the behaviours of an operation, at their first places.
func failuresOf(u *inventory.Package, policy *rules.Policy) []Failure {
	if u == nil || class(policy, u.Dir).Kind() != rules.Operation {
		return nil
	}
	var out []Failure
	for _, e := range u.Errors {
		if u.Entries[e.Entry].Check != inventory.Behaviour {
			continue
		}
		row := Failure{Package: u.Dir, Entry: u.Entries[e.Entry].Name, Origin: e.Kind.String()}
		if !e.Symbol.IsZero() {
			row.Error = e.Symbol.String()
		}
		row.File, row.Line = locate(u, e.Pos)
		out = append(out, row)
	}
	return out
}
