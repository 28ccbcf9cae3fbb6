package gate

import (
	"cmp"
	"context"
	"iter"
	"maps"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/change"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
	"github.com/nanoarch/nanoarch/rules"
)

// sideBySide pairs the units of two programs, which are sorted; one that only one of them has comes with nil.
func sideBySide(base, head []source.Recorded) iter.Seq2[*source.Recorded, *source.Recorded] {
	return func(yield func(*source.Recorded, *source.Recorded) bool) {
		for len(base)+len(head) > 0 {
			var b, h *source.Recorded
			order := 0
			switch {
			case len(base) == 0:
				order = 1
			case len(head) == 0:
				order = -1
			default:
				order = cmp.Or(strings.Compare(base[0].Dir, head[0].Dir), strings.Compare(base[0].Name, head[0].Name))
			}
			if order <= 0 {
				b, base = &base[0], base[1:]
			}
			if order >= 0 {
				h, head = &head[0], head[1:]
			}
			if !yield(b, h) {
				return
			}
		}
	}
}

// changed returns the units whose files differ, and those that only one side has.
func (d *diff) changed() map[unitName]bool {
	if d.differ != nil {
		return maps.Clone(d.differ)
	}
	d.differ = map[unitName]bool{}
	for b, h := range sideBySide(d.base.units, d.head.units) {
		if b == nil || h == nil || b.Own != h.Own {
			r := cmp.Or(b, h)
			d.differ[unitName{r.Dir, r.Name}] = true
		}
	}
	return maps.Clone(d.differ)
}

// differing returns the pairs of units that differ in any way, once both sides are judged.
func (d *diff) differing() [][2]*source.Recorded {
	if d.pairs == nil {
		d.pairs = [][2]*source.Recorded{}
		for b, h := range sideBySide(d.base.units, d.head.units) {
			if b == nil || h == nil || b.Own != h.Own || b.State != h.State {
				d.pairs = append(d.pairs, [2]*source.Recorded{b, h})
			}
		}
	}
	return d.pairs
}

// wanted returns the units whose records are wanted of the head: those that changed, what their code calls, and, as long as
// nobody knows what they looked like in the base, all that import them.
func (d *diff) wanted(quick bool) map[unitName]bool {
	out := d.changed()
	switch {
	case len(out) == 0:
	case !quick && d.head.opened.State != d.base.opened.State:
		for _, r := range d.head.units {
			out[unitName{r.Dir, r.Name}] = true
		}
	case quick:
		d.addCallees(out)
	default:
		changed := maps.Clone(out)
		d.addUsers(out)
		d.addCallees(changed)
		maps.Copy(out, changed)
	}
	return out
}

// addCallees adds the packages that the code of units can call, directly or not. What roots call is everything.
func (d *diff) addCallees(units map[unitName]bool) {
	var todo []string
	for n := range units {
		todo = append(todo, n.dir)
	}
	for seen := map[string]bool{}; len(todo) > 0; {
		dir := todo[0]
		if todo = todo[1:]; seen[dir] {
			continue
		}
		seen[dir] = true
		if class, _ := d.head.Policy.Classify(dir); class.Kind() == rules.Root {
			continue
		}
		for _, s := range []*side{d.head, d.base} {
			for _, u := range s.unitsIn(dir) {
				if u.TestOf == "" {
					units[nameOf(u)] = true
					todo = append(todo, s.imports(u)...)
				}
			}
		}
	}
}

// imports lists the folders of the program that the code of a unit imports.
func (s *side) imports(u *inventory.Package) []string {
	var out []string
	for _, i := range u.Imports {
		if dir, ok := s.modules.Dir(u.Dir, i.Path); ok && !i.Test && len(s.unitsIn(dir)) > 0 {
			out = append(out, dir)
		}
	}
	return out
}

// addUsers adds the units that import given ones, directly or not, tests included.
func (d *diff) addUsers(units map[unitName]bool) {
	users := map[string][]*inventory.Package{} // by import path
	var todo []*inventory.Package
	for _, s := range []*side{d.head, d.base} {
		for _, u := range s.Program.Units {
			for _, i := range u.Imports {
				users[i.Path] = append(users[i.Path], u)
			}
			if units[nameOf(u)] {
				todo = append(todo, u)
			}
		}
	}
	for len(todo) > 0 {
		u := todo[0]
		todo = todo[1:]
		for _, x := range users[u.ImportPath] {
			if !units[nameOf(x)] {
				units[nameOf(x)] = true
				todo = append(todo, x)
			}
		}
	}
}

// unitsIn returns the units of a folder, as far as they are known: of a recalled base those that differ.
func (s *side) unitsIn(dir string) []*inventory.Package {
	if s.Program != nil {
		if n := s.Program.Node(dir); n != nil {
			return n.Units
		}
		return nil
	}
	var out []*inventory.Package
	for n, u := range s.held {
		if n.dir == dir {
			out = append(out, u)
		}
	}
	return out
}

// header returns a unit with its imports, nil if it is not known.
func (s *side) header(n unitName) *inventory.Package {
	for _, u := range s.unitsIn(n.dir) {
		if u.Name == n.name {
			return u
		}
	}
	return nil
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
	in := &change.Input{Base: d.sideOf(b), Head: d.sideOf(h), Program: h.Program, Crossed: b.crossed != nil, Same: d.same()}
	if b.opt.foreign != nil {
		in.Base.Policy = nil
	}
	c.Change = change.Compare(in)
	return c, nil
}

// told returns what a side is called, and what could not be told of it.
func (s *side) told() Told {
	out := Told{Revision: s.opt.Revision, Errors: s.Errors}
	if s.commit != nil {
		out.Commit = s.commit.ID
	}
	return out
}

// sideOf makes a side of the comparison's input.
func (d *diff) sideOf(s *side) change.Side {
	out := change.Side{Policy: s.Policy, Members: s.inner, Modules: s.modules, Findings: s.Findings, Waived: s.Waived, Crossed: s.crossed, Baseline: s.baseline, Templates: s.templates}
	for _, b := range s.Baselined {
		out.Baselined = append(out.Baselined, b.Finding)
	}
	out.Read = func(file string) ([]byte, error) {
		if err := d.open(context.Background(), s); err != nil {
			return nil, err
		}
		return s.view.ReadFile(file)
	}
	for _, p := range d.differing() {
		own := p[0]
		if s == d.head {
			own = p[1]
		}
		if own == nil {
			continue
		}
		n := unitName{own.Dir, own.Name}
		if u := s.header(n); u != nil {
			out.Units = append(out.Units, &change.Unit{Package: u, Full: s.record(n)})
		}
	}
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
func (d *diff) same() func(dir string) *inventory.Package {
	return func(dir string) *inventory.Package {
		for _, u := range d.head.Program.Node(dir).Units {
			if full := d.head.record(nameOf(u)); full != nil && u.TestOf == "" {
				return full()
			}
		}
		return nil
	}
}
