package rules

import (
	"slices"
	"strings"
)

// end is an end of an edge rule: a path pattern, a role, or both.
type end struct {
	pattern Pattern
	hasPath bool
	role    string
	same    []string
	pos     Pos
}

func ownTarget(c Class) Target { return Target{Kind: Own, Path: c.Dir, Class: c} }

// class returns the class of an own target, with its folder even where the caller gave none.
func (t Target) class() Class {
	c := t.Class
	c.Dir = t.Path
	return c
}

// match returns the values under which the end matches, the given ones among them. A role without a path adds its
// package's values where the names are still free.
func (e end) match(t Target, given Bindings) []Bindings {
	if e.role != "" && (!t.Class.Role.Is(e.role) || !sameValues(e.same, given, t.Class.Values)) {
		return nil
	}
	if e.hasPath {
		if b, ok := e.pattern.Match(t.Path, given); ok {
			return []Bindings{b}
		}
		return nil
	}
	b := given
	for _, v := range t.Class.Values {
		if more, ok := b.with(v.Name, v.Value); ok {
			b = more
		}
	}
	return []Bindings{b}
}

func (e end) words() string {
	switch {
	case e.role != "" && len(e.same) > 0:
		return e.role + " of the same " + strings.Join(e.same, " and ")
	case e.role != "" && e.hasPath:
		return e.role + " " + e.pattern.text
	case e.role != "":
		return e.role
	}
	return e.pattern.text
}

func endWords(ends []end) string {
	var out []string
	for _, e := range ends {
		out = append(out, e.words())
	}
	return orNothing(strings.Join(out, ", "))
}

func matchEnds(ends []end, t Target, given Bindings) []Bindings {
	var out []Bindings
	for _, e := range ends {
		for _, b := range e.match(t, given) {
			out = appendNew(out, b)
		}
	}
	return out
}

func appendNew(list []Bindings, b Bindings) []Bindings {
	if slices.ContainsFunc(list, func(x Bindings) bool { return slices.Equal(x, b) }) {
		return list
	}
	return append(list, b)
}

// targets are the imported ends of a rule: own packages, std packages, third-party packages.
type targets struct {
	own           []end
	std, external []end
}

func (x targets) match(t Target, given Bindings) []Bindings {
	switch t.Kind {
	case Own:
		return matchEnds(x.own, t, given)
	case Std:
		return matchEnds(x.std, t, given)
	}
	out := matchEnds(x.external, t, given)
	for _, e := range x.own {
		if e.role == "" || e.hasPath {
			continue
		}
		for _, b := range e.match(t, given) {
			out = appendNew(out, b)
		}
	}
	return out
}

// exception frees imports from a rule. An end that was not written matches everything.
type exception struct{ from, to []end }

func (x exception) match(from Class, to Target, given Bindings) bool {
	values := []Bindings{given}
	if len(x.from) > 0 {
		values = matchEnds(x.from, ownTarget(from), given)
	}
	return slices.ContainsFunc(values, func(b Bindings) bool {
		return len(x.to) == 0 || len(matchEnds(x.to, to, b)) > 0
	})
}
