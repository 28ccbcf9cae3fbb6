package gate

import (
	"context"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/change"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
	"github.com/nanoarch/nanoarch/rules"
)

// changed returns the units whose files differ, and those that only one side has.
func (d *diff) changed() map[unitName]bool {
	out := map[unitName]bool{}
	for n, r := range d.head.units {
		if d.base.units[n].Own != r.Own {
			out[n] = true
		}
	}
	for n := range d.base.units {
		if _, there := d.head.units[n]; !there {
			out[n] = true
		}
	}
	return out
}

// wanted returns the units whose records are wanted of the head: those that changed, what their code calls, and, as long as
// nobody knows what they looked like in the base, all that import them.
func (d *diff) wanted(quick bool) map[unitName]bool {
	out := d.changed()
	if !quick && d.head.opened.State != d.base.opened.State {
		for n := range d.head.units {
			out[n] = true
		}
		return out
	}
	g := d.importGraph()
	var callers []unitName
	for n := range out {
		callers = append(callers, n)
	}
	g.walk(callers, out, func(u *inventory.Package) []string {
		if class, _ := d.head.Policy.Classify(u.Dir); class.Kind() == rules.Root {
			return nil // it calls everything
		}
		return paths(u)
	})
	if !quick {
		users := g.users()
		g.walk(callers, out, func(u *inventory.Package) []string { return users[u.ImportPath] })
	}
	return out
}

func paths(u *inventory.Package) []string {
	var out []string
	for _, i := range u.Imports {
		if !i.Test {
			out = append(out, i.Path)
		}
	}
	return out
}

// importGraph is the units of both sides by name and by import path; units of the head go first.
type importGraph struct {
	units  map[unitName][]*inventory.Package
	byPath map[string][]unitName
}

func (d *diff) importGraph() importGraph {
	g := importGraph{map[unitName][]*inventory.Package{}, map[string][]unitName{}}
	add := func(u *inventory.Package) {
		n := nameOf(u)
		g.units[n] = append(g.units[n], u)
		if !slices.Contains(g.byPath[u.ImportPath], n) {
			g.byPath[u.ImportPath] = append(g.byPath[u.ImportPath], n)
		}
	}
	for _, u := range d.head.Program.Units {
		add(u)
	}
	for _, u := range d.base.held {
		add(u)
	}
	if d.base.opened != nil {
		for _, u := range d.base.Program.Units {
			add(u)
		}
	}
	return g
}

// walk adds all units that the given ones lead to.
func (g importGraph) walk(from []unitName, seen map[unitName]bool, next func(*inventory.Package) []string) {
	todo, visited := slices.Clone(from), map[unitName]bool{}
	for len(todo) > 0 {
		n := todo[0]
		if todo = todo[1:]; visited[n] {
			continue
		}
		visited[n], seen[n] = true, true
		for _, u := range g.units[n] {
			for _, p := range next(u) {
				todo = append(todo, g.byPath[p]...)
			}
		}
	}
}

// users lists for each import path the import paths of the units that import it, tests included.
func (g importGraph) users() map[string][]string {
	out := map[string][]string{}
	for _, list := range g.units {
		for _, u := range list {
			for _, i := range u.Imports {
				out[i.Path] = append(out[i.Path], u.ImportPath)
			}
		}
	}
	return out
}

// compare reads both sides and tells what changed.
func (d *diff) compare(ctx context.Context) (*Compared, error) {
	if err := d.read(ctx); err != nil {
		return nil, err
	}
	h, b := d.head, d.base
	c := &Compared{Base: b.told(), Head: h.told(), Depth: inventory.DepthImports}
	if h.opened == nil || b.opened == nil && !b.recalled {
		return c, nil
	}
	c.Depth = h.opened.depth
	if b.opened != nil {
		c.Depth = min(c.Depth, b.opened.depth)
	}
	in := &change.Input{Base: d.sideOf(b, h), Head: d.sideOf(h, b), Program: h.Program, Crossed: b.crossed != nil, Same: d.same()}
	if b.opt.foreign != nil {
		in.Base.Policy = nil
	}
	c.Change = change.Compare(in)
	return c, nil
}

// told returns what a side is called, and what could not be told of it.
func (s *side) told() Compare {
	out := Compare{Revision: s.opt.Revision, Errors: s.Errors}
	if s.commit != nil {
		out.Commit = s.commit.ID
	}
	return out
}

// sideOf makes a side of the comparison's input.
func (d *diff) sideOf(s, other *side) change.Side {
	out := change.Side{Policy: s.Policy, Modules: s.modules, Findings: s.Findings, Waived: s.Waived, Crossed: s.crossed, Baseline: s.baseline}
	for _, b := range s.Baselined {
		out.Baselined = append(out.Baselined, b.Finding)
	}
	out.Read = func(file string) ([]byte, error) {
		if err := d.open(context.Background(), s); err != nil {
			return nil, err
		}
		return s.view.ReadFile(file)
	}
	headers := s.held
	if s.opened != nil {
		headers = map[unitName]*inventory.Package{}
		for _, u := range s.Program.Units {
			headers[nameOf(u)] = u
		}
	}
	for n, r := range s.units {
		o, there := other.units[n]
		u := headers[n]
		if u == nil || there && o.Own == r.Own && o.State == r.State {
			continue
		}
		out.Units = append(out.Units, &change.Unit{Package: u, Full: s.record(n), Changed: !there || o.Own != r.Own})
	}
	slices.SortFunc(out.Units, func(a, b *change.Unit) int {
		if c := strings.Compare(a.Dir, b.Dir); c != 0 {
			return c
		}
		return strings.Compare(a.Name, b.Name)
	})
	return out
}

// record returns what gives the full record of a unit, nil if there is none.
func (s *side) record(n unitName) func() *inventory.Package {
	if u := s.held[n]; u != nil {
		if !u.Has(inventory.TypedSections) {
			return nil
		}
		return func() *inventory.Package { return u }
	}
	if s.watch == nil || s.opened.depth < inventory.DepthTypes {
		return nil
	}
	pack, ok := s.watch.packs[n]
	if !ok {
		return nil
	}
	return func() *inventory.Package {
		u, _ := source.Unpack(pack) // nil if it is damaged, which what was packed here is not
		return u
	}
}

// same returns the records of units that both sides have.
func (d *diff) same() func(importPath string) *inventory.Package {
	byPath := map[string]unitName{}
	for _, u := range d.head.Program.Units {
		if u.TestOf == "" {
			byPath[u.ImportPath] = nameOf(u)
		}
	}
	return func(importPath string) *inventory.Package {
		n, ok := byPath[importPath]
		if !ok {
			return nil
		}
		if full := d.head.record(n); full != nil {
			return full()
		}
		return nil
	}
}
