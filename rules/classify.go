package rules

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Class is what the policy makes of a package.
type Class struct {
	Dir      string   // folder relative to the policy's; "" for import paths outside the tree
	Role     *Role    // nil if no role claims the package
	Pattern  string   // the pattern that won, "" without a role
	Values   Bindings // what the pattern's names stand for
	Excluded bool     // no part of the program
}

// Value returns the value of a dimension, "" if the package has none.
func (c Class) Value(name string) string {
	v, _ := c.Values.Get(name)
	return v
}

// Kind returns the kind of the package's role, NoKind without one.
func (c Class) Kind() Kind {
	if c.Role == nil {
		return NoKind
	}
	return c.Role.Kind
}

// claim is a pattern by which a role claims packages.
type claim struct {
	role    *Role
	pattern Pattern
}

// roleIndex finds the claims that can match a path by its first segment.
type roleIndex struct {
	byFirst map[string][]claim
	others  []claim // patterns that start with a wildcard
}

func newRoleIndex(roles []*Role, patterns func(*Role) []Pattern) roleIndex {
	x := roleIndex{byFirst: map[string][]claim{}}
	for _, r := range roles {
		for _, p := range patterns(r) {
			switch {
			case len(p.segs) == 0:
				x.byFirst["."] = append(x.byFirst["."], claim{r, p})
			case p.segs[0].kind == literal:
				first := p.segs[0].pre
				x.byFirst[first] = append(x.byFirst[first], claim{r, p})
			default:
				x.others = append(x.others, claim{r, p})
			}
		}
	}
	return x
}

// match is a claim that matches, with its values.
type match struct {
	claim
	values Bindings
}

// matches returns all claims on a path; if roles with first are among them, only theirs.
func (x roleIndex) matches(path string) []match {
	first, _, _ := strings.Cut(path, "/")
	var out []match
	prior := false
	for _, list := range [2][]claim{x.byFirst[first], x.others} {
		for _, c := range list {
			if prior && !c.role.First {
				continue
			}
			b, ok := c.pattern.Match(path, nil)
			if !ok {
				continue
			}
			if c.role.First && !prior {
				prior, out = true, out[:0]
			}
			out = append(out, match{c, b})
		}
	}
	return out
}

// best returns the matches that no other match beats.
func best(all []match) []match {
	if len(all) < 2 {
		return all
	}
	var out []match
	for i, m := range all {
		beaten := false
		for j, o := range all {
			if i != j && MoreSpecific(o.pattern, m.pattern) {
				beaten = true
				break
			}
		}
		if !beaten {
			out = append(out, m)
		}
	}
	return out
}

// classify decides among all claims on a path; the second result is every pattern that decided, more than one if they
// agree.
func (x roleIndex) classify(path string) (Class, []match, bool) { return decide(x.matches(path)) }

func decide(all []match) (Class, []match, bool) {
	won := best(all)
	if len(won) == 0 {
		return Class{}, nil, true
	}
	for _, m := range won[1:] {
		if m.role != won[0].role || m.values.Key() != won[0].values.Key() {
			return Class{}, won, false
		}
	}
	return Class{Role: won[0].role, Pattern: won[0].pattern.text, Values: won[0].values}, won, true
}

// Classify returns what the policy makes of a package folder. The error is a Fault that names the patterns which claim
// the folder for different roles or with different values and cannot be decided; the package has no role then.
func (p *Policy) Classify(dir string) (Class, error) {
	if known, ok := p.classes.get(dir); ok { // it is asked for each rule and each import
		return known.class, known.err
	}
	return p.classified(dir, p.index.matches(dir))
}

// classification is what Classify returns.
type classification struct {
	class Class
	err   error
}

// classifications are remembered by folder. There are many, all of them new, and a sync.Map would cost a multiple.
type classifications struct {
	sync.RWMutex
	known map[string]classification
}

func (c *classifications) get(dir string) (classification, bool) {
	c.RLock()
	defer c.RUnlock()
	known, ok := c.known[dir]
	return known, ok
}

func (c *classifications) set(dir string, x classification) {
	c.Lock()
	defer c.Unlock()
	if c.known == nil {
		c.known = map[string]classification{}
	}
	c.known[dir] = x
}

// classified decides among all claims on a folder, and remembers it.
func (p *Policy) classified(dir string, all []match) (Class, error) {
	class, won, ok := decide(all)
	class.Dir, class.Excluded = dir, p.Excluded(dir)
	var err error
	if !ok && !class.Excluded {
		err = tie(dir, won)
	}
	p.classes.set(dir, classification{class, err})
	return class, err
}

// ClassifyImport returns what the policy makes of an import path outside the tree, false if no role claims it.
func (p *Policy) ClassifyImport(importPath string) (Class, bool) {
	class, _, ok := p.outside.classify(importPath)
	return class, ok && class.Role != nil
}

func tie(path string, won []match) Fault {
	slices.SortFunc(won, func(a, b match) int { return comparePos(a.pattern.pos, b.pattern.pos) })
	var parts []string
	roles := map[*Role]bool{}
	for _, m := range won {
		roles[m.role] = true
		part := fmt.Sprintf("%q of role %s (%s)", m.pattern.text, m.role.Name, m.pattern.pos)
		if len(m.values) > 0 {
			part += " with " + m.values.String()
		}
		parts = append(parts, part)
	}
	what := "give it different values"
	if len(roles) > 1 {
		what = "claim it for different roles"
	}
	at := won[0].pattern.pos
	return Fault{at.File, at.Line, at.Column, fmt.Sprintf(
		"package %s: %s %s and none is more specific; write a longer pattern for it, or set first = true in the role that shall win", path, strings.Join(parts, " and "), what)}
}
