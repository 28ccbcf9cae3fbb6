package rules

import (
	"slices"
)

// Aim is a set of targets that a rule treats as one: an importer that reaches several of them has broken it once.
type Aim struct {
	Name   string   // words of the rule's entry with the values of its captures, equal for targets of one aim
	Values Bindings // as far as Admits, ByMatches and Excepted look at them; the importer's are among them
}

// Aims returns the aims of a forbid, protect or require rule that the target belongs to, given the values of the
// importer. What a protect rule leaves open belongs to none.
func (r *EdgeRule) Aims(to Target, given Bindings) []Aim {
	var out []Aim
	for _, e := range r.to.of(to.Kind) {
		for _, b := range e.match(to, given) {
			if len(matchEnds(r.open, to, b)) > 0 {
				continue
			}
			aim := Aim{e.words(), b.only(r.laterNames())}
			if captured := b.only(e.pattern.Captures()); len(captured) > 0 {
				aim.Name += " (" + captured.String() + ")"
			}
			out = append(out, aim)
		}
	}
	return out
}

// of returns the ends that can match a target of the kind.
func (x targets) of(kind TargetKind) []end {
	switch kind {
	case Own:
		return x.own
	case Std:
		return x.std
	}
	out := slices.Clone(x.external)
	for _, e := range x.own {
		if e.role != "" && !e.hasPath {
			out = append(out, e)
		}
	}
	return out
}

// only returns the bindings of the names, which are sorted.
func (b Bindings) only(names []string) Bindings {
	var out Bindings
	for _, x := range b {
		if _, ok := slices.BinarySearch(names, x.Name); ok {
			out = append(out, x)
		}
	}
	return out
}

// Admits reports whether a protect rule lets the package import a target that was matched with the given values.
func (r *EdgeRule) Admits(from Class, given Bindings) bool {
	return len(matchEnds(r.only, ownTarget(from), given)) > 0
}

// Shared returns an importer's values as far as Aims, ByMatches and Excepted look at them, so that importers that make
// no difference to the rule can be judged together.
func (r *EdgeRule) Shared(from Bindings) Bindings {
	names := slices.Concat(r.laterNames(), endNames(r.to.own), endNames(r.to.std), endNames(r.to.external), endNames(r.open))
	slices.Sort(names)
	return from.only(names)
}

// laterNames returns, sorted, the names that are looked at once a target was matched.
func (r *EdgeRule) laterNames() []string {
	names := slices.Concat(endNames(r.only), endNames(r.by))
	for _, x := range r.except {
		names = slices.Concat(names, endNames(x.from), endNames(x.to))
	}
	slices.Sort(names)
	return names
}

// endNames lists the names that ends capture or compare.
func endNames(ends []end) []string {
	var names []string
	for _, e := range ends {
		names = append(append(names, e.pattern.Captures()...), e.same...)
	}
	return names
}

// Nearest returns the candidate that word is most likely a misspelling of, "" if none is near.
func Nearest(word string, candidates []string) string { return nearest(word, candidates) }

// Demands returns for people what a require rule demands: the targets, or with by the importers.
func (r *EdgeRule) Demands() string {
	if r.NeedsImporter() {
		return endWords(r.by)
	}
	return endWords(slices.Concat(r.to.own, r.to.std, r.to.external))
}
