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

	// Same returns the record of a package that is the same on both sides, nil if there is none of that import path. It is
	// asked for helpers of packages that differ.
	Same func(importPath string) *inventory.Package
}

// Side is one of the two programs.
type Side struct {
	Policy    *rules.Policy // of the base nil if it has none; then the head's holds for both
	Modules   *modules.Map
	Findings  []*subject.Finding // by its own policy, without what follows
	Baselined []*subject.Finding // left for later by its baseline
	Waived    []*subject.Finding // let through by comments
	Crossed   []*subject.Finding // by the policy of the other side, whatever the baseline says
	Baseline  baseline.Set
	Units     []*Unit                           // those that differ from the other side's, sorted by folder and name
	Read      func(file string) ([]byte, error) // the content of a file by its slash path
}

// Unit is a unit that differs between the sides.
type Unit struct {
	*inventory.Package                           // header and imports
	Full               func() *inventory.Package // its record with all sections; nil if it was not read so deep, or has a problem
	Changed            bool                      // its own files differ; else only what it imports looks different
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
	common     common
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
	c.common = newCommon(in, c.head)
	if in.Base.Policy == nil {
		in.Base.Policy = in.Head.Policy
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

// isBaseDir reports whether the base has a package in the folder.
func (c *comparison) isBaseDir(dir string) bool {
	return c.base.byDir[dir] != nil || c.common.dirs[dir]
}

// isOwnBase reports whether an import path means a package of the base.
func (c *comparison) isOwnBase(importPath string) bool {
	return c.base.byPath[importPath] != nil || c.common.paths[importPath] != ""
}

func (c *comparison) isOwnHead(importPath string) bool {
	return c.head.byPath[importPath] != nil || c.common.paths[importPath] != ""
}

// dirOf returns the folder of the package that an import path means in the head, "" if it is none of the program.
func (c *comparison) dirOf(importPath string) string {
	if u := c.head.byPath[importPath]; u != nil {
		return u.Dir
	}
	return c.common.paths[importPath]
}

// dirWas is dirOf for the base; an import path may be the one that the head gives the package.
func (c *comparison) dirWas(importPath string) string {
	for p, u := range c.base.byPath {
		if p == importPath || c.moves.paths.of(p) == importPath {
			return cmp.Or(c.moves.dirs[u.Dir], u.Dir)
		}
	}
	return c.common.paths[importPath]
}

// common is what both sides have.
type common struct {
	dirs  map[string]bool
	paths map[string]string // import paths of packages, and their folders
}

func newCommon(in *Input, head index) common {
	x := common{map[string]bool{}, map[string]string{}}
	for _, u := range in.Program.Units {
		if head.byKey[unitKey{u.Dir, u.Name}] != nil {
			continue
		}
		x.dirs[u.Dir] = true
		if u.TestOf == "" {
			x.paths[u.ImportPath] = u.Dir
		}
	}
	return x
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
