// Package change tells what one program is beside another: which findings, packages, flows, effects and promises came
// and went, and who has to look at that. It is a function of two judged programs: it opens no file and asks no git.
package change

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/modules"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/baseline"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
	"github.com/nanoarch/nanoarch/rules"
)

// Input is all that a comparison looks at.
type Input struct {
	Base, Head Side
	Program    *program.Program // of the head, joined
	Crossed    bool             // the policies differ, and each side was judged by the other's, too

	// Same returns the record of the package in a folder that is the same on both sides, nil if it was not read so deep. It
	// is asked for what packages that differ call.
	Same func(dir string) *inventory.Package
}

// Side is one of the two programs.
type Side struct {
	Policy    *rules.Policy            // of the base nil if it has none; then the head's holds for both
	Members   map[string]*rules.Policy // policies of members, by folder; nil for one that cannot be read
	Modules   *modules.Map
	Findings  []*subject.Finding // by its own policy, without what follows
	Baselined []*subject.Finding // left for later by its baseline
	Waived    []*subject.Finding // let through by comments
	Crossed   []*subject.Finding // by the policy of the other side, whatever the baseline says
	Baseline  baseline.Set
	Templates *subject.Templates                // records of the policy's templates
	Units     []*Unit                           // those that differ from the other side's, sorted by folder and name
	Read      func(file string) ([]byte, error) // the content of a file by its slash path
}

// Unit is a unit that differs between the sides.
type Unit struct {
	*inventory.Package                           // header and imports
	Full               func() *inventory.Package // its record with all sections; nil if it was not read so deep, or has a problem
	changed            bool                      // its own files differ; else only what it imports looks different
}

// Compare tells what changed from the base to the head.
func Compare(in *Input) *Report {
	c := newComparison(in)
	c.findMoves()
	c.compareFindings()
	c.comparePackages()
	c.compareDependencies()
	c.compareUnits()
	c.compareContracts()
	c.comparePolicies()
	c.compareTemplates()
	c.compareBaselines()
	c.compareWaivers()
	c.spread()
	c.out.sort()
	return c.out
}

// comparison is the state of Compare.
type comparison struct {
	*Input
	base, head index
	moves      moves
	pairs      []pair
	transfers  []transfer
	out        *Report
}

// unitKey tells the units of a side apart.
type unitKey struct{ dir, name string }

// index finds the units of a side that differ.
type index struct {
	byKey  map[unitKey]*Unit
	byDir  map[string][]*Unit
	byPath map[string]*Unit // packages without tests by import path
}

// pair is a unit on both sides; one that came or went is nil on the other.
type pair struct{ base, head *Unit }

func newComparison(in *Input) *comparison {
	c := &comparison{Input: in, base: newIndex(in.Base.Units), head: newIndex(in.Head.Units), out: NewReport()}
	if in.Base.Policy == nil {
		in.Base.Policy = in.Head.Policy
		c.out.PolicyChanges = append(c.out.PolicyChanges, PolicyEntry{Drift: rules.Tightened.String(), Entry: rules.FileName, File: rules.FileName, Line: 1})
	}
	return c
}

func newIndex(units []*Unit) index {
	x := index{byKey: map[unitKey]*Unit{}, byDir: map[string][]*Unit{}, byPath: map[string]*Unit{}}
	for _, u := range units {
		x.byKey[unitKey{u.Dir, u.Name}] = u
		x.byDir[u.Dir] = append(x.byDir[u.Dir], u)
		if u.TestOf == "" && (x.byPath[u.ImportPath] == nil || hasCode(u)) {
			x.byPath[u.ImportPath] = u
		}
	}
	return x
}

// hasCode reports whether a file of the unit counts and is no test.
func hasCode(u *Unit) bool {
	return slices.ContainsFunc(u.Files, func(f inventory.File) bool { return !f.Test && f.Excluded == "" })
}

// class returns what a policy makes of a folder; two patterns that claim it decide nothing.
func class(p *rules.Policy, dir string) rules.Class {
	c, _ := p.Classify(dir)
	return c
}

// isHeadDir reports whether the head has a package in the folder.
func (c *comparison) isHeadDir(dir string) bool { return c.Program.Node(dir) != nil }

// isBaseDir reports whether the base has a package in the folder.
func (c *comparison) isBaseDir(dir string) bool { return c.base.byDir[dir] != nil || c.isCommon(dir) }

// isCommon reports whether both sides have the same unit in the folder.
func (c *comparison) isCommon(dir string) bool {
	n := c.Program.Node(dir)
	return n != nil && slices.ContainsFunc(n.Units, func(u *inventory.Package) bool { return c.head.byKey[unitKey{dir, u.Name}] == nil })
}

// folder returns a function that tells which folder of a side an import means.
func folder(s *Side, isDir func(string) bool, from string) func(importPath string) (string, bool) {
	return func(importPath string) (string, bool) {
		dir, ok := s.Modules.Dir(from, importPath)
		return dir, ok && isDir(dir)
	}
}

// dirOf returns the folder of the head's package that a text names for a package in a folder, "" if it names none.
func (c *comparison) dirOf(from, importPath string) string {
	dir, _ := folder(&c.Head, c.isHeadDir, from)(importPath)
	return dir
}

// locate returns where a place in a unit is.
func locate(u *inventory.Package, pos inventory.Pos) (file string, line int) {
	file, line, _ = program.Locate(u, pos)
	return file, line
}

func compareUnits(a, b *Unit) int {
	return cmp.Or(strings.Compare(a.Dir, b.Dir), strings.Compare(a.Name, b.Name))
}

// fileOf returns the slash path of a file of a unit.
func fileOf(u *inventory.Package, f *inventory.File) string { return path.Join(u.Dir, f.Name) }
