package gate

import (
	"context"
	"fmt"
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
	"github.com/nanoarch/nanoarch/rules"
)

// read judges both sides and gathers the records of the units that differ. The head is read first. If the base was judged
// before under the same policy and modules, its outcome and its records come from the cache; else it is read too, and what
// it has in common with the head comes from the cache.
func (d *diff) read(ctx context.Context) error {
	h, b := d.head, d.base
	if err := d.prepare(ctx, h); err != nil {
		return err
	}
	quick := h.opened != nil && d.recallBase()
	if !quick {
		if err := d.prepare(ctx, b); err != nil {
			return err
		}
	}
	if h.opened == nil || !quick && b.opened == nil {
		return nil
	}
	h.watch = h.opened.watch(d.wanted(quick))
	if quick {
		h.watch.other = h.opened.statesIn(b.units, h.units)
	}
	if err := h.finish(ctx, h.view, &h.opt, h.opened); err != nil {
		return err
	}
	h.opened.seen(h.units, h.watch)
	if quick && d.fetchBase(ctx) {
		return nil
	}
	return d.readBase(ctx, quick)
}

// prepare opens a side and reads its policy and imports.
func (d *diff) prepare(ctx context.Context, s *side) error {
	if err := d.open(ctx, s); err != nil {
		return err
	}
	p, err := s.Result.prepare(ctx, s.view, &s.opt)
	if p != nil {
		s.units, s.modules = p.Recorded(), p.Modules
	}
	return err
}

// recallBase takes the base's outcome from the cache, if it was judged by the policy of the head and with its modules.
func (d *diff) recallBase() bool {
	h, b := d.head, d.base
	k := outcomeKey(b.state)
	saved, units, ok := b.recallUnits(k)
	if !ok || b.opt.foreign != nil || len(h.Policy.Members()) > 0 || saved.State != h.opened.State.String() || saved.Policy != h.Policy.Hash()+h.templates.Key() || !b.recallAs(k, &b.opt) {
		return false
	}
	b.Policy, b.templates, b.modules, b.units, b.saved = h.Policy, h.templates, h.opened.Modules, units, saved
	b.held = map[unitName]*inventory.Package{}
	for n := range d.changed() {
		if r, there := find(b.units, n); there && !d.fetch(r) {
			d.forget(b)
			return false
		}
	}
	return true
}

// forget makes a side as if it had never been recalled.
func (d *diff) forget(s *side) {
	s.Result, s.held, s.units = &Result{Root: d.root, cache: d.cache}, nil, nil
	d.differ, d.pairs = nil, nil
}

// fetch takes a record of the base from the cache.
func (d *diff) fetch(r source.Recorded) bool {
	want := inventory.AllSections &^ inventory.SectionImports
	if d.head.opened.depth <= inventory.DepthImports {
		want = 0
	}
	u, ok := d.cache.Record(r, want)
	if ok {
		d.base.held[unitName{r.Dir, r.Name}] = u
	}
	return ok
}

// fetchBase takes what is missing of a recalled base from the cache: the records of units whose imports look different, and
// the baseline.
func (d *diff) fetchBase(ctx context.Context) bool {
	h, b := d.head, d.base
	for _, p := range d.differing() {
		if old, now := p[0], p[1]; old != nil && now != nil && old.Own == now.Own && !d.fetch(*old) {
			return false
		}
	}
	if b.baseline = h.baseline; b.saved.Baseline != baselineKey(h.baseline) {
		if d.open(ctx, b) != nil {
			return false
		}
		b.baseline, _ = ReadBaseline(b.view) // it had no faults when it was judged
	}
	return true
}

// readBase reads and judges the base. What it has in common with the head is known by then.
func (d *diff) readBase(ctx context.Context, again bool) error {
	b := d.base
	if again {
		d.forget(b)
		if err := d.prepare(ctx, b); err != nil || b.opened == nil {
			return err
		}
	}
	b.held, b.watch = nil, b.opened.watch(d.changed())
	b.watch.other = b.opened.statesIn(d.head.units, b.units)
	if err := b.finish(ctx, b.view, &b.opt, b.opened); err != nil {
		return err
	}
	b.opened.seen(b.units, b.watch)
	return d.cross(ctx)
}

// cross judges each side by the policy of the other, if these differ.
func (d *diff) cross(ctx context.Context) error {
	h, b := d.head, d.base
	differ := len(rules.Changes(b.Policy, h.Policy)) > 0
	for dir, p := range h.inner {
		differ = differ || p != nil && b.inner[dir] != nil && len(rules.Changes(b.inner[dir], p)) > 0
	}
	if b.opt.foreign != nil || !differ {
		return nil
	}
	for _, x := range [][2]*side{{h, b}, {b, h}} {
		s, other := x[0], x[1]
		o := s.opt
		o.foreign, o.NoBaseline = &other.opt, true
		r := &Result{Root: d.root, cache: d.cache}
		if err := r.judge(ctx, s.view, &o); err != nil {
			return err
		}
		s.crossed = append([]*subject.Finding{}, r.Findings...)
		for _, e := range r.Errors {
			if !slices.Contains(s.Errors, e) {
				e.Message = fmt.Sprintf("the policy of the other side cannot judge this code, so nobody can tell whether it was loosened: %s", e.Message)
				s.Errors = append(s.Errors, e)
			}
		}
	}
	return nil
}
