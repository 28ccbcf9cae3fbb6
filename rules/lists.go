package rules

import (
	"fmt"
	"slices"
	"strings"
)

// TargetKind is where an imported package comes from.
type TargetKind int

// The kinds of targets.
const (
	Own      TargetKind = iota // a folder below the policy's
	Std                        // the standard library
	External                   // a module of somebody else
)

// Target is what an import names.
type Target struct {
	Kind  TargetKind
	Path  string // of Own: the folder; else the import path
	Class Class  // of Own: what Classify says; of External it is filled in when left zero
}

// Entry is one entry of a list of the policy. It is comparable, so that used entries can be counted.
type Entry struct {
	Table string // such as "roles.operation", "common", "tests"
	List  string // imports, external, std or reach
	Text  string // as one would write it
	Pos   Pos
}

// Verdict says whether a role may import a target.
type Verdict struct {
	OK      bool
	Entry   Entry  // the entry that allows it; zero if not OK, or if no list has a say
	Allowed string // what the role may import, for people
	Reason  string // the role's reason
	Hint    string // what may have been meant, "" for nothing
}

type listPattern struct {
	Pattern
	entry Entry
}

type importEntry struct {
	Entry
	role string // name or kind of a role, "std" or "*"
	same []string
}

// addedLists are the imports and external lists of a role, of [common] or of [tests].
type addedLists struct {
	imports  []importEntry
	external []listPattern
}

// Allows reports whether the lists let a package import a target; inTest is true for imports of test files. A package
// without a role has no lists, so everything is allowed. unsafe and "C" are reach and allowed here.
func (p *Policy) Allows(from Class, to Target, inTest bool) Verdict {
	r := from.Role
	if r == nil || to.Kind == Own && to.Path == from.Dir || to.Path == "unsafe" || to.Path == "C" {
		return Verdict{OK: true}
	}
	to = p.complete(to)
	code := !inTest && r.Kind != Tests && r.Kind != Mocks
	for i, l := range p.listsOf(r, inTest) {
		if l == nil {
			continue
		}
		var std []listPattern
		narrow := r.narrows && i < 2
		if narrow {
			std = r.std
		}
		if e, ok := l.allow(from, to, code, narrow, std); ok {
			return Verdict{OK: true, Entry: e, Reason: r.Reason}
		}
	}
	return Verdict{Allowed: p.allowed(r, to, inTest), Reason: r.Reason, Hint: p.hint(from, to, inTest)}
}

// complete fills in the class of an outside target.
func (p *Policy) complete(to Target) Target {
	if to.Kind == External && to.Class.Role == nil {
		to.Class, _ = p.ClassifyImport(to.Path)
	}
	return to
}

// listsOf returns the role's own lists, those of [common] (not for contracts) and, in test files, those of [tests]; nil
// where there are none.
func (p *Policy) listsOf(r *Role, inTest bool) (lists [3]*addedLists) {
	lists[0] = &r.lists
	if r.Kind != Contract {
		lists[1] = &p.common
	}
	if inTest {
		lists[2] = &p.tests
	}
	return lists
}

// allow returns the entry that allows the target. code is false where mocks and test helpers may be used; narrow says
// that std stands for the packages of the list only.
func (l *addedLists) allow(from Class, to Target, code, narrow bool, std []listPattern) (Entry, bool) {
	if to.Kind == Std && narrow {
		for _, s := range std {
			if _, ok := s.Match(to.Path, nil); ok {
				return s.entry, true
			}
		}
		return Entry{}, false
	}
	for _, e := range l.imports {
		if e.allows(from, to, code) {
			return e.Entry, true
		}
	}
	if to.Kind == External {
		for _, x := range l.external {
			if _, ok := x.Match(to.Path, nil); ok {
				return x.entry, true
			}
		}
	}
	return Entry{}, false
}

func (e importEntry) allows(from Class, to Target, code bool) bool {
	switch {
	case e.role == "std":
		return to.Kind == Std
	case e.role == "*":
		kind := to.Class.Kind()
		return to.Kind == Std || (to.Kind == Own || to.Class.Role != nil) && !(code && (kind == Tests || kind == Mocks))
	}
	return to.Kind != Std && to.Class.Role.Is(e.role) && sameValues(e.same, from.Values, to.Class.Values)
}

// sameValues reports whether both have each name with equal values; a package without a value is the same as nobody.
func sameValues(names []string, a, b Bindings) bool {
	for _, name := range names {
		x, ok := a.Get(name)
		y, ok2 := b.Get(name)
		if !ok || !ok2 || x != y {
			return false
		}
	}
	return true
}

// allowed lists for people what the role may import instead of the target.
func (p *Policy) allowed(r *Role, to Target, inTest bool) string {
	var out []string
	seen := map[string]bool{}
	add := func(s string) {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	for i, l := range p.listsOf(r, inTest) {
		if l == nil {
			continue
		}
		for _, e := range l.imports {
			if !(e.role == "std" && r.narrows && i < 2) {
				add(e.words())
			}
		}
		if to.Kind == External {
			for _, x := range l.external {
				add(x.text)
			}
		}
	}
	if r.narrows {
		add("of std " + orNothing(joinListPatterns(r.std)))
	}
	return orNothing(strings.Join(out, ", "))
}

func joinListPatterns(l []listPattern) string {
	var s []string
	for _, x := range l {
		s = append(s, x.text)
	}
	return strings.Join(s, " ")
}

func orNothing(s string) string {
	if s == "" {
		return "nothing"
	}
	return s
}

func (e importEntry) words() string {
	switch {
	case e.role == "*":
		return "every role and std"
	case len(e.same) > 0:
		return e.role + " of the same " + strings.Join(e.same, " and ")
	}
	return e.role
}

// hint says what may have been meant.
func (p *Policy) hint(from Class, to Target, inTest bool) string {
	for _, l := range p.listsOf(from.Role, inTest) {
		if l == nil {
			continue
		}
		if to.Kind == External {
			for _, x := range l.external {
				if strings.HasPrefix(to.Path, x.text+"/") {
					return fmt.Sprintf("external %q covers that package alone; write %q to cover what is below it", x.text, x.text+"/**")
				}
			}
		}
		for _, e := range l.imports {
			if len(e.same) > 0 && to.Class.Role.Is(e.role) {
				return fmt.Sprintf("%s is allowed with the same %s only", e.role, strings.Join(e.same, " and "))
			}
			if e.role == "*" && to.Kind == Own {
				return to.Class.Role.Name + " is for test files only"
			}
		}
	}
	if to.Kind == Own && to.Class.Role == nil {
		return "no role claims " + to.Path
	}
	return ""
}

// Entries returns every entry of the user's own lists (no preset's), in the order of the file, for those who want to
// know which of them nothing needs.
func (p *Policy) Entries() []Entry {
	var out []Entry
	add := func(l addedLists) {
		for _, e := range l.imports {
			out = append(out, e.Entry)
		}
		for _, x := range l.external {
			out = append(out, x.entry)
		}
	}
	add(p.common)
	add(p.tests)
	for _, r := range p.roles {
		lists := r.lists
		if r.narrows {
			lists.imports = slices.DeleteFunc(slices.Clone(lists.imports), func(e importEntry) bool { return e.role == "std" })
		}
		add(lists)
		for _, s := range r.std {
			out = append(out, s.entry)
		}
		out = append(out, r.reach...)
	}
	out = slices.DeleteFunc(out, func(e Entry) bool { return !p.isOwn(e.Pos) })
	slices.SortFunc(out, func(a, b Entry) int { return comparePos(a.Pos, b.Pos) })
	return out
}

// IsContractOf reports whether contract is where the contract of the package op is, by the reference of op's role.
func (p *Policy) IsContractOf(op, contract Class) bool {
	if op.Role == nil {
		return false
	}
	ref := op.Role.Contract
	switch ref.Kind {
	case ContractInRole:
		return contract.Role.Is(ref.Role) && sameValues(ref.Same, op.Values, contract.Values)
	case ContractSelf:
		return op.Dir == contract.Dir
	}
	return false
}
