package rules

import (
	"slices"
	"strings"
	"unicode"
)

// edgeRules compiles all edge rules of the document.
func (c *compiler) edgeRules(doc *document) {
	for _, d := range doc.Forbid {
		c.rule(Forbid, d.namedDoc, func(r *EdgeRule) { c.forbid(r, d) })
	}
	for _, d := range doc.Protect {
		c.rule(Protect, d.namedDoc, func(r *EdgeRule) { c.protect(r, d) })
	}
	for _, d := range doc.Require {
		c.rule(Require, d.namedDoc, func(r *EdgeRule) { c.require(r, d) })
	}
	for _, d := range doc.Layers {
		c.rule(Layers, d.namedDoc, func(r *EdgeRule) { c.layersRule(r, d) })
	}
	for _, d := range doc.Independent {
		c.rule(Independent, d.namedDoc, func(r *EdgeRule) {
			r.groups = c.ends(d.Packages)
			c.need(r, len(d.Packages) > 0, `packages = "..."`)
		})
	}
	for _, d := range doc.Acyclic {
		c.rule(Acyclic, d.namedDoc, func(r *EdgeRule) {
			r.groups, r.siblings = c.ends(d.Groups), d.Siblings.Value
			c.need(r, len(d.Groups) > 0, `groups = "..."`)
		})
	}
	c.sameNames()
}

// rule compiles what all edge rules share and leaves the rest to fill.
func (c *compiler) rule(kind EdgeKind, d namedDoc, fill func(*EdgeRule)) {
	if d.Off.Value {
		return
	}
	r := &EdgeRule{Kind: kind, Name: d.Name.Value, Reason: d.Reason.Value, Pos: d.Pos}
	r.Any, r.Tests = d.Via.Value == "any", !d.Tests.set() || d.Tests.Value
	if kind == Acyclic {
		r.Tests = d.Tests.Value // a ring that only tests close holds nobody up: it counts where the policy asks for it
	}
	if strings.TrimSpace(r.Name) == "" {
		c.lacks(d.Pos, "[[%s]] needs name = \"...\"; names are in findings and baselines", kind)
	}
	if strings.ContainsFunc(r.Name, unicode.IsControl) {
		c.faults.add(d.Name.Pos, "the name of a rule is one line of plain text")
	}
	fill(r)
	for _, x := range d.Except {
		c.exception(r, x)
	}
	c.edges = append(c.edges, r)
}

func (c *compiler) need(r *EdgeRule, ok bool, what string) {
	if !ok {
		c.lacks(r.Pos, "[[%s]] %q needs %s", r.Kind, r.Name, what)
	}
}

func (c *compiler) forbid(r *EdgeRule, d forbidDoc) {
	r.from, r.to = c.ends(d.From), targets{c.ends(d.To), c.paths(d.Std), c.paths(d.External)}
	c.need(r, len(d.To)+len(d.Std)+len(d.External) > 0, "a target: to, std or external")
}

func (c *compiler) protect(r *EdgeRule, d protectDoc) {
	r.to = targets{c.ends(d.Packages), c.paths(d.Std), c.paths(d.External)}
	r.only, r.open = c.ends(d.Only), c.ends(d.Open)
	c.need(r, len(d.Packages)+len(d.Std)+len(d.External) > 0, "what it protects: packages, std or external")
	c.need(r, d.Only != nil, `only = "...", who may import it`)
}

func (c *compiler) require(r *EdgeRule, d requireDoc) {
	r.from, r.by = c.ends(d.From), c.ends(d.By)
	r.to = targets{c.ends(d.To), c.paths(d.Std), c.paths(d.External)}
	switch {
	case len(d.From) > 0 && len(d.By) > 0:
		c.faults.add(d.By[0].Pos, "[[require]] %q has from and by; write from and to (each from imports one of to), or to and by (each of to is imported by one of by)", r.Name)
	case len(d.By) > 0 && len(d.Std)+len(d.External) > 0:
		c.faults.add(d.Pos, "[[require]] %q: by speaks of packages of this program; drop std and external", r.Name)
	case len(d.From) == 0 && len(d.By) == 0:
		c.need(r, false, "from (each imports one of to) or by (each of to is imported by one of these)")
	}
	c.need(r, len(d.To)+len(d.Std)+len(d.External) > 0, "a target: to, std or external")
}

func (c *compiler) layersRule(r *EdgeRule, d layersDoc) {
	r.closed, r.exhaustive = d.Closed.Value, c.patterns(d.Exhaustive)
	for _, l := range d.Order {
		r.layers = append(r.layers, c.layer(r, l))
	}
	r.layers = slices.DeleteFunc(r.layers, func(l layer) bool { return len(l.entries) == 0 })
	c.need(r, len(d.Order) > 1, "order = [...] with two layers or more, from the top")
	if d.Via.Value == "any" && r.closed {
		c.faults.add(d.Closed.Pos, "[[layers]] %q is closed, so that a layer reaches those below the next one by chains only; drop via = \"any\"", r.Name)
	}
}

func (c *compiler) layer(r *EdgeRule, d layerDoc) layer {
	switch {
	case len(d.Together) > 0 && len(d.Optional) > 0:
		c.faults.add(d.Pos, "[[layers]] %q: a layer is together or optional; write { together = [...] } or { optional = [...] }", r.Name)
		return layer{}
	case (len(d.Together) > 0 || len(d.Optional) > 0) && (d.Path.set() || d.Role.set()):
		c.faults.add(d.Pos, "[[layers]] %q: put the path or role of the layer into the list", r.Name)
		return layer{}
	case len(d.Siblings) > 0:
		return layer{entries: c.ends(d.Siblings)}
	case len(d.Together) > 0:
		return layer{entries: c.ends(d.Together), together: true}
	case len(d.Optional) > 0:
		return layer{entries: c.ends(d.Optional), optional: true}
	case d.Siblings != nil || d.Together != nil || d.Optional != nil:
		c.faults.add(d.Pos, "[[layers]] %q has an empty layer", r.Name)
		return layer{}
	}
	return layer{entries: c.ends([]endDoc{d.endDoc})}
}

func (c *compiler) exception(r *EdgeRule, d exceptDoc) {
	x := exception{c.ends(d.From), c.ends(d.To)}
	if d.Path.set() || d.Role.set() {
		if len(d.From)+len(d.To) > 0 {
			c.faults.add(d.Pos, "an exception is an importer, or { from = ..., to = ... }, not both")
			return
		}
		x.from = c.ends([]endDoc{d.endDoc})
	}
	if len(x.from)+len(x.to) > 0 {
		r.except = append(r.except, x)
	} else if len(d.From)+len(d.To) == 0 && !d.Path.set() {
		c.lacks(d.Pos, "an exception that excepts nothing; write an importer, or { from = ..., to = ... }")
	}
}

func (c *compiler) ends(docs []endDoc) []end {
	var out []end
	for _, d := range docs {
		e := end{role: d.Role.Value, pos: d.Pos}
		if !d.Path.set() && !d.Role.set() {
			c.lacks(d.Pos, "an end of a rule needs a path pattern, { role = \"...\" } or { path = \"...\" }")
			continue
		}
		if d.Role.set() {
			c.roleWord(d.Role, "role")
		} else if len(d.Same) > 0 {
			c.faults.add(d.Pos, "same compares the values of a role; add role = \"...\", or name the capture in the path")
		}
		for _, s := range d.Same {
			e.same = append(e.same, s.Value)
		}
		if d.Path.set() {
			p, ok := c.plainPattern(d.Path, d.Pos)
			if !ok {
				continue
			}
			e.pattern, e.hasPath = p, true
		}
		out = append(out, e)
	}
	return out
}

// paths compiles patterns of import paths as ends.
func (c *compiler) paths(docs []patternDoc) []end {
	var out []end
	for _, p := range c.patterns(docs) {
		out = append(out, end{pattern: p, hasPath: true, pos: p.pos})
	}
	return out
}

// sameNames refuses names in same that nothing before gives a value to, or that the role does not have.
func (c *compiler) sameNames() {
	for _, r := range c.edges {
		before := [][]end{nil, r.from, r.groups}
		for _, l := range r.layers {
			before = append(before, l.entries)
		}
		if r.Kind == Protect || r.NeedsImporter() {
			before = append(before, r.to.own, r.to.std, r.to.external)
		}
		names := c.endNames(slices.Concat(before...))
		for _, e := range c.allEnds(r) {
			have := slices.Concat(names, c.exceptNames(r, e))
			for _, s := range e.same {
				if e.role == "" {
					break // said already: same needs a role
				}
				c.sameName(r, e, s, have)
			}
		}
	}
}

func (c *compiler) sameName(r *EdgeRule, e end, name string, given []string) {
	own := c.capturesOf(e.role)
	switch {
	case !slices.Contains(own, name):
		c.faults.add(e.pos, "[[%s]] %q: same: no pattern of the role %q captures {%s}%s", r.Kind, r.Name, e.role, name, suggest(name, own))
	case !slices.Contains(given, name):
		slices.Sort(given)
		c.faults.add(e.pos, "[[%s]] %q: same: the other end gives no value to {%s}%s", r.Kind, r.Name, name, suggest(name, slices.Compact(given)))
	}
}

func (c *compiler) allEnds(r *EdgeRule) []end {
	out := slices.Concat(r.from, r.to.own, r.only, r.open, r.by, r.groups)
	for _, l := range r.layers {
		out = append(out, l.entries...)
	}
	for _, x := range r.except {
		out = append(append(out, x.from...), x.to...)
	}
	return out
}

// exceptNames lists the names that are bound when an end of an exception is matched.
func (c *compiler) exceptNames(r *EdgeRule, e end) []string {
	for _, x := range r.except {
		inTo := slices.ContainsFunc(x.to, func(o end) bool { return o.pos == e.pos })
		if inTo || slices.ContainsFunc(x.from, func(o end) bool { return o.pos == e.pos }) {
			ends := slices.Concat(r.from, r.to.own)
			if inTo {
				ends = append(ends, x.from...)
			}
			return c.endNames(ends)
		}
	}
	return nil
}

func (c *compiler) endNames(ends []end) []string {
	var names []string
	for _, e := range ends {
		names = append(names, e.pattern.Captures()...)
		if e.role != "" && !e.hasPath {
			names = append(names, c.capturesOf(e.role)...)
		}
	}
	return names
}
