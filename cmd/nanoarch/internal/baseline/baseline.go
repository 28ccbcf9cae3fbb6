// Package baseline holds what a team has decided to pay off later: for each package a file of findings by their ids. It
// turns bytes into entries and entries into bytes, and compares; it opens no file.
package baseline

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/subject"
)

// Dir is the folder of a baseline, beside the policy.
const Dir = "nanoarch.baseline"

// Entry is a finding that is left for later. What it is made of stands in it, so that people can read it, and so that
// nothing but the id's own finding can hide behind an id.
type Entry struct {
	ID      string // see subject.ID
	Rule    string
	Package string // import path of the unit; "" for what belongs to several packages
	Symbol  string
	Target  string
	Count   int    // how often it may occur, at least 1
	Owner   string // who pays it off, "" if nobody is named
	Reason  string // why it was taken up, "" for what was there from the start
	Expires string // the day by which it should be gone, as 2006-01-02; "" for none
	Line    int    // 1-based, in the file that it was read from; 0 if it comes from elsewhere
}

// Expired reports whether the entry should have been gone before a day, given as 2006-01-02.
func (e Entry) Expired(today string) bool { return e.Expires != "" && e.Expires < today }

// String describes the finding in a few words: its rule, its package and what of it is at fault.
func (e Entry) String() string {
	s := e.Rule
	for i, part := range []string{e.Package, e.Symbol, e.Target} {
		if part != "" {
			s += [...]string{" in ", ": ", ", "}[i] + part
		}
	}
	return s
}

// made returns the id of what the entry says.
func (e Entry) made() string { return subject.ID(e.Rule, e.Package, e.Symbol, e.Target) }

// partOf reports whether the entry is what is left of a larger one: a ring among some of the groups of another. Such are
// the entries without a package, whose symbol lists groups.
func (e Entry) partOf(larger Entry) bool {
	if e.Package != "" || larger.Package != "" || e.Rule != larger.Rule || e.Target != larger.Target || e.Count > larger.Count {
		return false
	}
	groups := strings.Fields(larger.Symbol)
	return !slices.ContainsFunc(strings.Fields(e.Symbol), func(g string) bool { return !slices.Contains(groups, g) })
}

// Set is a baseline: the entries of each package folder, sorted by id. Folders are slash paths relative to the policy's;
// what belongs to several packages stands under ".". A folder whose file has no entry is in the set, too.
type Set map[string][]Entry

// Dirs returns the folders, sorted.
func (s Set) Dirs() []string { return slices.Sorted(maps.Keys(s)) }

// Find returns the entry of a folder with that id.
func (s Set) Find(dir, id string) (Entry, bool) {
	i, ok := slices.BinarySearchFunc(s[dir], id, compareID)
	if !ok {
		return Entry{}, false
	}
	return s[dir][i], true
}

// Cover returns the entry of a folder that lets a finding through, if it occurs no more often: the one with its id, or one
// of a larger ring.
func (s Set) Cover(dir string, e Entry) (Entry, bool) {
	if own, ok := s.Find(dir, e.ID); ok || e.Package != "" {
		return own, ok
	}
	i := slices.IndexFunc(s[dir], e.partOf)
	if i < 0 {
		return Entry{}, false
	}
	return s[dir][i], true
}

// With returns the folders that have an entry of that id, sorted.
func (s Set) With(id string) []string {
	return slices.DeleteFunc(s.Dirs(), func(dir string) bool {
		_, ok := s.Find(dir, id)
		return !ok
	})
}

// Len returns how many entries there are.
func (s Set) Len() int {
	n := 0
	for _, entries := range s {
		n += len(entries)
	}
	return n
}

// Put adds an entry or replaces the one with its id.
func (s Set) Put(dir string, e Entry) {
	i, ok := slices.BinarySearchFunc(s[dir], e.ID, compareID)
	if !ok {
		s[dir] = slices.Insert(s[dir], i, e)
		return
	}
	s[dir][i] = e
}

// Clone returns a copy that shares nothing.
func (s Set) Clone() Set {
	out := make(Set, len(s))
	for dir, entries := range s {
		out[dir] = slices.Clone(entries)
	}
	return out
}

func compareID(e Entry, id string) int { return strings.Compare(e.ID, id) }

// Fault is what is wrong with a file of a baseline.
type Fault struct {
	File    string // slash path relative to the policy's folder
	Line    int    // 1-based; 0 for the whole file
	Message string // one line, lower case, with the way out
	Layout  bool   // the file says what it should, but not as Format writes it
}

// sortFaults orders faults by place.
func sortFaults(faults []Fault) {
	slices.SortStableFunc(faults, func(a, b Fault) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
}
