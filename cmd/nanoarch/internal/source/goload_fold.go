package source

import (
	"cmp"
	"go/ast"
	"go/types"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"golang.org/x/tools/go/packages"
)

// read fills the typed sections of all units from what was loaded.
func (g *goLoad) read(loaded []*packages.Package) {
	byUnit := g.fold(loaded)
	parallel(len(g.units), func(i int) {
		u := g.units[i]
		if g.l.ctx.Err() == nil && u.Problem.Message == "" {
			g.readUnit(u, byUnit[u])
		}
		if v := g.l.visit; v.Done != nil {
			v.Done(u.Package, Key{})
			u.DropTypes()
		}
		g.l.count()
	})
}

// candidate is a package that was loaded from a unit's folder under its name: p, p as its test sees it, or p as the tests
// of others see it.
type candidate struct {
	*packages.Package
	files map[string]bool // in the folder, by base name
}

// fold sorts packages by the units that they are variants of. Files decide, not names: each build system has its own
// for packages, and test mains lie in no unit's folder.
func (g *goLoad) fold(loaded []*packages.Package) map[*unit][]candidate {
	out := map[*unit][]candidate{}
	for _, p := range loaded {
		seen := map[*goFolder]bool{nil: true}
		for _, name := range p.GoFiles {
			f := g.folderOf(filepath.Dir(name))
			if seen[f] {
				continue // what a build system generates lies elsewhere
			}
			seen[f] = true
			for _, u := range f.units {
				if u.Name == p.Name {
					out[u] = append(out[u], candidate{p, g.filesIn(f, p)})
				}
			}
		}
	}
	for _, c := range out {
		slices.SortFunc(c, func(a, b candidate) int {
			return cmp.Or(len(b.files)-len(a.files), len(a.ID)-len(b.ID), strings.Compare(a.ID, b.ID))
		})
	}
	return out
}

func (g *goLoad) filesIn(f *goFolder, p *packages.Package) map[string]bool {
	out := map[string]bool{}
	for _, name := range p.GoFiles {
		if g.folderOf(filepath.Dir(name)) == f {
			out[filepath.Base(name)] = true
		}
	}
	return out
}

// choose returns the variant that was made from exactly these files, or else what is wrong with the one that has most.
func choose(all []candidate, names []string) (p *packages.Package, wrong string) {
	for i, c := range all {
		lacks := slices.IndexFunc(names, func(n string) bool { return !c.files[n] })
		switch {
		case lacks < 0 && len(c.files) == len(names):
			return c.Package, ""
		case i > 0:
		case lacks >= 0:
			wrong = names[lacks] + " counts in the policy's build context, but the go loader did not load it"
		default:
			wrong = "the go loader loaded more files of this package than count in the policy's build context"
		}
	}
	return nil, cmp.Or(wrong, "the go loader did not load this package")
}

// readUnit fills the typed sections of a unit.
func (g *goLoad) readUnit(u *unit, all []candidate) {
	names := slices.Concat(u.names(false), u.names(true))
	r := g.roots[u]
	switch {
	case len(names) == 0:
		u.ReadTypes(inventory.Typed{Fset: g.fset, Pkg: types.NewPackage(u.ImportPath, u.Name), Info: newInfo(nil)}, &g.l.reading)
		return
	case r.code.cyclic:
		u.fail(Problem{Message: r.code.err.Error(), File: u.Dir})
		return
	}
	slices.Sort(names)
	p, wrong := choose(all, names)
	if !hasDriver() && r.importsForbidden() || g.lacksModule(r, p) {
		return // other build systems have rules of their own about what may be imported
	}
	found := g.faults(r, p, names)
	if e := first(found); e != nil {
		u.fail(Problem{Message: e.message, File: path.Join(u.Dir, e.file), Line: e.line})
		return
	}
	t := inventory.Typed{Fset: g.fset}
	switch {
	case p == nil && g.u.list == nil:
		wrong += ": no module holds it"
	case p != nil && p.Types.Path() != u.ImportPath:
		wrong = "the go loader knows this package as " + p.Types.Path() + ", the module files as " + u.ImportPath
	case p != nil:
		t.Pkg, t.Info = p.Types, p.TypesInfo
		t.Files, wrong = g.files(u, p, names)
	}
	if wrong != "" {
		u.fail(Problem{Message: wrong + because(all), File: u.Dir})
		return
	}
	g.l.checked.Add(1)
	if want := g.l.visit.Want; want != nil {
		t.Want = inventory.SyntaxSections | inventory.TypedSections | inventory.SectionBodies&want(u.Package)
	}
	u.ReadTypes(t, &g.l.reading)
}

// lacksModule fails the unit if it imports what cannot be read for a reason that is not its own, see root.lacksModule.
func (g *goLoad) lacksModule(r *root, p *packages.Package) bool {
	for _, importPath := range r.unit.uses {
		n := g.u.imported(r.code, importPath)
		g.u.mu.Lock()
		if n.fault == nil && p != nil && p.Imports[importPath] != nil {
			for _, e := range p.Imports[importPath].Errors {
				n.fault = cmp.Or(n.fault, g.u.missing(importPath, e.Msg))
			}
		}
		fault := n.fault
		g.u.mu.Unlock()
		if fault != nil {
			r.unit.fail(*fault)
			return true
		}
	}
	return false
}

// because returns what the driver said of the packages.
func because(all []candidate) string {
	for _, p := range all {
		for _, e := range p.Errors {
			if e.Kind == packages.ListError || e.Kind == packages.UnknownError {
				return ": " + goMessage(e.Msg)
			}
		}
	}
	return ""
}

// files returns the unit's trees that the package was checked from, and what is wrong if it is not all of them.
func (g *goLoad) files(u *unit, p *packages.Package, names []string) (files []*ast.File, wrong string) {
	trees := g.folders[g.l.onDisk(u.Dir)].trees
	for _, name := range names {
		if !slices.Contains(p.Syntax, trees[name]) {
			return nil, name + " counts in the policy's build context, but the go loader did not check it"
		}
		files = append(files, trees[name])
	}
	return files, ""
}

// faults returns what is wrong with the unit's code: syntax, imports, types.
func (g *goLoad) faults(r *root, p *packages.Package, names []string) []located {
	var found []located
	f := g.folders[g.l.onDisk(r.unit.Dir)]
	f.once.Do(func() { g.parseFolder(f) })
	for _, name := range names {
		if e, bad := f.bad[name]; bad {
			found = append(found, e)
		}
		if f.trees[name] != nil {
			found = append(found, g.importFaults(r, f.trees[name])...)
		}
	}
	if p != nil {
		for _, e := range g.typeErrors(p) {
			found = append(found, r.renamed(e, p))
		}
	}
	return found
}

// importFaults returns the imports of a file that lead to no package of a folder, as the index knows.
func (g *goLoad) importFaults(r *root, tree *ast.File) []located {
	var out []located
	for _, i := range tree.Imports {
		p, err := strconv.Unquote(i.Path.Value)
		if err != nil || p == "C" {
			continue
		}
		n := g.u.imported(r.code, p)
		if n.err != nil && (n != r.code || r.test == nil) { // an external test sees what the tests beside it declare
			at := g.fset.PositionFor(i.Path.Pos(), false)
			out = append(out, located{filepath.Base(at.Filename), at.Line, notImported(p, n.err.Error())})
		}
	}
	return out
}

func notImported(importPath, reason string) string {
	return "type error: could not import " + importPath + " (" + reason + ")"
}

var importError = regexp.MustCompile(`^type error: could not import (\S+) \(`)

// renamed gives an import that failed the reason that the driver has for it.
func (r *root) renamed(e located, p *packages.Package) located {
	m := importError.FindStringSubmatch(e.message)
	if m == nil {
		return e
	}
	if n := r.u.imported(r.code, m[1]); n.err != nil {
		e.message = notImported(m[1], n.err.Error())
	} else if d := p.Imports[m[1]]; d != nil && len(d.Errors) > 0 {
		e.message = notImported(m[1], goMessage(d.Errors[0].Msg))
	}
	return e
}
