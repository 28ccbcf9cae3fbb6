package rules

import (
	"fmt"
	"slices"
	"strings"
)

// EdgeKind is the table that an edge rule was written in.
type EdgeKind string

// The kinds of edge rules.
const (
	Forbid      EdgeKind = "forbid"
	Protect     EdgeKind = "protect"
	Require     EdgeKind = "require"
	Layers      EdgeKind = "layers"
	Independent EdgeKind = "independent"
	Acyclic     EdgeKind = "acyclic"
)

// EdgeRule is a rule about imports between packages, whatever their roles. For rules with Any the caller seeks the
// chains: a pair breaks the rule if Match gives values under which Excepted is false and a chain of imports leads from
// one to the other, without the imports that are Excepted under these values.
type EdgeRule struct {
	Kind   EdgeKind
	Name   string
	Reason string
	Any    bool // via = "any": chains of imports count, not only direct ones
	Tests  bool // imports in test files count
	Pos    Pos

	from, only, open, by []end
	to                   targets
	except               []exception
	layers               []layer
	closed               bool
	exhaustive           []Pattern
	groups               []end
	siblings             bool
}

// Edge is one import.
type Edge struct {
	From   Class
	To     Target
	InTest bool // it stands in a test file
}

// Break is an edge rule that an import breaks.
type Break struct {
	Rule    *EdgeRule
	What    string // a clause that says how, such as "layer a is above layer b"
	Allowed string // what is allowed instead, "" if the rule cannot say
}

// Edges returns all edge rules in the order of the policy.
func (p *Policy) Edges() []*EdgeRule { return slices.Clone(p.edges) }

// JudgeEdge returns the breaks of all rules that look at a single import: forbid, protect, layers and independent that
// are not via = "any". They come in the order of the policy.
func (p *Policy) JudgeEdge(e Edge) []Break {
	e.To = p.complete(e.To)
	var out []Break
	for _, r := range p.edges {
		if r.Any || r.Kind == Require || r.Kind == Acyclic {
			continue
		}
		if b, broken := r.Judge(e); broken {
			out = append(out, b)
		}
	}
	return out
}

// Judge reports whether the rule forbids that from depends on to, whether directly or not, and how. An import of a
// package by itself is no edge. It never holds for require and acyclic.
func (r *EdgeRule) Judge(e Edge) (Break, bool) {
	if e.InTest && !r.Tests || e.To.Kind == Own && e.To.Path == e.From.Dir {
		return Break{}, false
	}
	for _, c := range r.cases(e.From, e.To) {
		if !r.Excepted(e.From, e.To, c.values) {
			return Break{r, c.what(), c.allowed()}, true
		}
	}
	return Break{}, false
}

// Match returns the values of shared names under which the rule covers the pair, each once, exceptions aside.
func (r *EdgeRule) Match(from Class, to Target) []Bindings {
	var out []Bindings
	for _, c := range r.cases(from, to) {
		out = appendNew(out, c.values)
	}
	return out
}

// breach is one way in which a pair breaks a rule.
type breach struct {
	values        Bindings
	what, allowed func() string
}

func (r *EdgeRule) cases(from Class, to Target) []breach {
	switch r.Kind {
	case Forbid:
		return r.forbidden(from, to)
	case Protect:
		return r.protected(from, to)
	case Layers:
		return r.upward(from, to)
	case Independent:
		return r.dependent(from, to)
	}
	return nil
}

func (r *EdgeRule) forbidden(from Class, to Target) []breach {
	var out []breach
	for _, b := range r.FromMatches(from) {
		for _, v := range r.ToMatches(to, b) {
			out = append(out, breach{v, r.quoted("forbids it"), r.exceptWords})
		}
	}
	return out
}

func (r *EdgeRule) protected(from Class, to Target) []breach {
	var out []breach
	for _, b := range r.ToMatches(to, nil) {
		if len(matchEnds(r.open, to, b)) > 0 || len(matchEnds(r.only, ownTarget(from), b)) > 0 {
			continue
		}
		out = append(out, breach{b, r.quoted("protects it"), func() string { return "only " + endWords(r.only) + " may import it" }})
	}
	return out
}

func (r *EdgeRule) dependent(from Class, to Target) []breach {
	if to.Kind != Own {
		return nil
	}
	a, b := r.Groups(from), r.Groups(to.class())
	for _, g := range a {
		if slices.ContainsFunc(b, func(h Group) bool { return g.Key == h.Key }) {
			return nil
		}
	}
	if len(a) == 0 || len(b) == 0 {
		return nil
	}
	return []breach{{
		nil, func() string { return fmt.Sprintf("%s and %s must not know each other", a[0].Name, b[0].Name) },
		func() string { return "packages of " + a[0].Name },
	}}
}

func (r *EdgeRule) quoted(does string) func() string {
	return func() string { return fmt.Sprintf("[[%s]] %q %s", r.Kind, r.Name, does) }
}

// FromMatches returns the values under which the package is an importer that a forbid or require rule speaks of; one
// empty entry if it names none. A require rule with by has no importers: it speaks of the packages of ToMatches.
func (r *EdgeRule) FromMatches(from Class) []Bindings {
	if len(r.from) == 0 {
		return []Bindings{nil}
	}
	return matchEnds(r.from, ownTarget(from), nil)
}

// ToMatches returns the values under which the target is one that the rule speaks of, given the values of the importer.
func (r *EdgeRule) ToMatches(to Target, given Bindings) []Bindings { return r.to.match(to, given) }

// ByMatches returns the values under which the package is an importer that a require rule demands, given the values of
// the imported package.
func (r *EdgeRule) ByMatches(from Class, given Bindings) []Bindings {
	return matchEnds(r.by, ownTarget(from), given)
}

// NeedsImporter reports whether a require rule speaks of packages that must be imported (by), not of importers.
func (r *EdgeRule) NeedsImporter() bool { return len(r.by) > 0 }

// Excepted reports whether an exception of the rule matches the import under the given values. Chains may not lead over
// such an import either.
func (r *EdgeRule) Excepted(from Class, to Target, given Bindings) bool {
	return slices.ContainsFunc(r.except, func(x exception) bool { return x.match(from, to, given) })
}

// Exempt reports whether an exception frees the package from a require rule as a whole: as importer, or with by as the
// imported package.
func (r *EdgeRule) Exempt(subject Class, given Bindings) bool {
	for _, x := range r.except {
		one, other := x.from, x.to
		if r.NeedsImporter() {
			one, other = x.to, x.from
		}
		if len(other) == 0 && len(one) > 0 && len(matchEnds(one, ownTarget(subject), given)) > 0 {
			return true
		}
	}
	return false
}

// exceptWords lists for people what the rule excepts.
func (r *EdgeRule) exceptWords() string {
	var out []string
	for _, x := range r.except {
		switch {
		case len(x.from) == 0:
			out = append(out, endWords(x.to))
		case len(x.to) == 0:
			out = append(out, "imports by "+endWords(x.from))
		default:
			out = append(out, endWords(x.from)+" -> "+endWords(x.to))
		}
	}
	return strings.Join(out, ", ")
}

// Group is a set of packages that an independent or acyclic rule treats as one.
type Group struct {
	Key  string // equal for packages of one group
	Name string // for people: the values joined by slashes, or the pattern if it captures nothing
}

// Groups returns the groups that a package belongs to under an independent or acyclic rule.
func (r *EdgeRule) Groups(c Class) []Group {
	var out []Group
	for _, e := range r.groups {
		for _, b := range e.match(ownTarget(c), nil) {
			g := Group{b.Key(), r.groupName(b)}
			if len(b) == 0 {
				g = Group{"\x00" + e.words(), e.words()}
			}
			if !slices.Contains(out, g) {
				out = append(out, g)
			}
		}
	}
	return out
}

// groupName returns the values alone where all groups have the same names, else the names too: a capability and a job may
// be called alike.
func (r *EdgeRule) groupName(b Bindings) string {
	for _, e := range r.groups {
		if names := e.pattern.Captures(); len(names) > 0 && !slices.EqualFunc(b, names, named) {
			return b.String()
		}
	}
	return joinValues(b)
}

func named(b Binding, name string) bool { return b.Name == name }

func joinValues(b Bindings) string {
	s := make([]string, len(b))
	for i, x := range b {
		s[i] = x.Value
	}
	return strings.Join(s, "/")
}

// BySiblings reports whether the groups of an acyclic rule are the children of every folder.
func (r *EdgeRule) BySiblings() bool { return r.siblings }

// Siblings returns, for an acyclic rule with siblings, the folder in which an import leads from one child to another,
// and the two children's names; false if it leads up or down the tree or leaves the rule's packages.
func (r *EdgeRule) Siblings(from, to Class) (folder, a, b string, ok bool) {
	if !r.siblings || len(r.Groups(from)) == 0 || len(r.Groups(to)) == 0 {
		return "", "", "", false
	}
	x, y := strings.Split(from.Dir, "/"), strings.Split(to.Dir, "/")
	i := 0
	for i < len(x) && i < len(y) && x[i] == y[i] {
		i++
	}
	if i == len(x) || i == len(y) || from.Dir == "." || to.Dir == "." {
		return "", "", "", false
	}
	folder = "."
	if i > 0 {
		folder = strings.Join(x[:i], "/")
	}
	return folder, x[i], y[i], true
}
