package change

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/modules"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
	"github.com/nanoarch/nanoarch/rules"
)

// comparePackages finds packages that came, went, moved or have another role, and imports between packages.
func (c *comparison) comparePackages() {
	movedTo := map[string]bool{}
	for _, to := range c.moves.dirs {
		movedTo[to] = true
	}
	for _, from := range slices.Sorted(maps.Keys(c.moves.dirs)) {
		c.out.Packages.Moved = append(c.out.Packages.Moved, Move{from, c.moves.dirs[from]})
	}
	for _, dir := range slices.Sorted(maps.Keys(c.head.byDir)) {
		if !c.isBaseDir(dir) && !movedTo[dir] {
			c.out.Packages.Added = append(c.out.Packages.Added, packageRow(c.Head.Policy, c.head.byDir[dir]))
		}
	}
	for _, dir := range slices.Sorted(maps.Keys(c.base.byDir)) {
		if c.Program.Node(dir) == nil && c.moves.dirs[dir] == "" {
			c.out.Packages.Removed = append(c.out.Packages.Removed, packageRow(c.Base.Policy, c.base.byDir[dir]))
		}
	}
	c.reclassify()
	c.compareImports()
}

func packageRow(p *rules.Policy, units []*Unit) Package {
	row := Package{Dir: units[0].Dir, ImportPath: units[0].ImportPath}
	for _, u := range units {
		if u.TestOf == "" {
			row.ImportPath = u.ImportPath
		}
	}
	if r := class(p, row.Dir).Role; r != nil {
		row.Role, row.Kind = r.Name, string(r.Kind)
	}
	return row
}

// reclassify finds packages of both sides to which the policies give different roles.
func (c *comparison) reclassify() {
	before := map[string]string{}
	for dir := range c.base.byDir {
		before[cmp.Or(c.moves.dirs[dir], dir)] = dir
	}
	if c.Crossed {
		for _, n := range c.Program.Nodes {
			if c.isCommon(n.Dir) {
				before[n.Dir] = n.Dir
			}
		}
	}
	for _, dir := range slices.Sorted(maps.Keys(before)) {
		was, is := roleName(c.Base.Policy, before[dir]), roleName(c.Head.Policy, dir)
		if c.Program.Node(dir) != nil && was != is {
			c.out.Packages.Reclassified = append(c.out.Packages.Reclassified, Role{Dir: dir, Before: was, After: is})
		}
	}
}

func roleName(p *rules.Policy, dir string) string {
	if r := class(p, dir).Role; r != nil {
		return r.Name
	}
	return ""
}

func kindOf(p *rules.Policy, dir string) string { return string(class(p, dir).Kind()) }

// compareImports compares the imports of packages of the program among each other.
func (c *comparison) compareImports() {
	before, now, still := map[[2]string]Import{}, map[[2]string]Import{}, map[[2]string]Import{}
	for _, p := range c.pairs {
		if p.base != nil {
			importsOf(p.base, c.Base.Modules, c.isBaseDir, func(dir string) string { return cmp.Or(c.moves.dirs[dir], dir) }, before)
			p.stillImported(c.Base.Modules, still)
		}
	}
	for _, u := range c.Head.Units {
		importsOf(u, c.Head.Modules, c.isHeadDir, func(dir string) string { return dir }, now)
	}
	c.out.Imports.Added = missing(c.out.Imports.Added, now, before)
	c.out.Imports.Removed = missing(c.out.Imports.Removed, before, unionOf(now, still))
}

// importsOf adds the imports of a unit that lead to other packages of the program, tests aside.
func importsOf(u *Unit, mods *modules.Map, isDir func(string) bool, named func(string) string, out map[[2]string]Import) {
	for _, i := range u.Imports {
		if i.Test || u.Files[i.Pos.File].Test {
			continue
		}
		dir, ok := mods.Dir(u.Dir, i.Path)
		if !ok || dir == u.Dir || !isDir(dir) {
			continue
		}
		k := [2]string{named(u.Dir), named(dir)}
		if _, known := out[k]; !known {
			file, line := locate(u.Package, i.Pos)
			out[k] = Import{From: k[0], To: k[1], File: file, Line: line}
		}
	}
}

// stillImported adds the imports that the head has, too, although they may lead nowhere there.
func (p pair) stillImported(mods *modules.Map, rows map[[2]string]Import) {
	if p.head == nil {
		return
	}
	for _, i := range p.head.Imports {
		if dir, ok := mods.Dir(p.base.Dir, i.Path); ok && !i.Test {
			rows[[2]string{p.head.Dir, dir}] = Import{}
		}
	}
}

// missing appends the rows of one table that another does not have, sorted by key.
func missing[R any](list []R, in, other map[[2]string]R) []R {
	for _, k := range slices.SortedFunc(maps.Keys(in), func(a, b [2]string) int { return cmp.Or(strings.Compare(a[0], b[0]), strings.Compare(a[1], b[1])) }) {
		if _, there := other[k]; !there {
			list = append(list, in[k])
		}
	}
	return list
}

// compareDependencies compares what go.mod files require, and which packages of others are imported.
func (c *comparison) compareDependencies() {
	before, now := requires(c.Base.Modules), requires(c.Head.Modules)
	for _, k := range slices.SortedFunc(maps.Keys(unionOf(before, now)), func(a, b [2]string) int {
		return cmp.Or(strings.Compare(a[1], b[1]), strings.Compare(a[0], b[0]))
	}) {
		if before[k] != now[k] {
			c.out.Dependencies.Modules = append(c.out.Dependencies.Modules, Module{Path: k[1], Before: before[k], After: now[k], File: k[0]})
		}
	}
	old, fresh := outside(c.Base.Units, c.Base.Modules), outside(c.Head.Units, c.Head.Modules)
	differ := func(in, other map[string]bool) []string {
		return slices.DeleteFunc(slices.Sorted(maps.Keys(in)), func(p string) bool { return other[p] })
	}
	added, removed := differ(fresh, old), differ(old, fresh)
	if len(added)+len(removed) == 0 {
		return
	}
	same := c.commonOutside()
	for _, list := range []struct {
		paths []string
		out   *[]string
	}{{added, &c.out.Dependencies.Packages.Added}, {removed, &c.out.Dependencies.Packages.Removed}} {
		*list.out = append(*list.out, slices.DeleteFunc(list.paths, func(p string) bool { return same[p] })...)
	}
}

// commonOutside lists the import paths of other modules that units of both sides use.
func (c *comparison) commonOutside() map[string]bool {
	out := map[string]bool{}
	for _, n := range c.Program.Nodes {
		for _, e := range n.Imports {
			if e.Target.Kind == rules.External && slices.ContainsFunc(e.Sites, func(s program.Site) bool { return c.head.byKey[unitKey{n.Dir, s.Unit.Name}] == nil }) {
				out[e.Path] = true
			}
		}
	}
	return out
}

// requires lists the versions of all required modules by go.mod file and module.
func requires(mods *modules.Map) map[[2]string]string {
	out := map[[2]string]string{}
	for _, m := range mods.Modules {
		for _, r := range m.Requires {
			out[[2]string{path.Join(m.Dir, "go.mod"), r.Path}] = r.Version
		}
	}
	return out
}

func unionOf[K comparable, V any](a, b map[K]V) map[K]V {
	out := maps.Clone(a)
	maps.Copy(out, b)
	return out
}

// outside lists the import paths of other modules that units use.
func outside(units []*Unit, mods *modules.Map) map[string]bool {
	out := map[string]bool{}
	ctx := inventory.Context{FirstParty: mods.FirstParty(), Outside: mods.Outside()}
	for _, u := range units {
		for _, i := range u.Imports {
			if _, own := mods.Dir(u.Dir, i.Path); !own && i.Path != "C" && !ctx.IsStd(i.Path) && !ctx.IsFirstParty(i.Path) {
				out[i.Path] = true
			}
		}
	}
	return out
}
