package change

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
)

// tally is a finding of one id, with how often it occurs.
type tally struct {
	found  []*subject.Finding
	open   int // how often with nobody letting it through
	left   int // how often left for later by the baseline
	waived int
}

func (t *tally) count() int { return t.open + t.left }

// transfer says that findings went with code from one package to another.
type transfer struct {
	fromDir, fromID string // as the head would call it, but for the folder
	toDir, toID     string
	count           int
}

// occurs returns how often a finding occurs.
func occurs(f *subject.Finding) int {
	if f.Once {
		return 1
	}
	return max(1, len(f.Positions))
}

// tallies counts the findings of a side by the ids that they have in the head.
func (c *comparison) tallies(s *Side, id func(*subject.Finding) string) map[string]*tally {
	out := map[string]*tally{}
	add := func(list []*subject.Finding, n func(*tally) *int) {
		for _, f := range list {
			k := id(f)
			t := out[k]
			if t == nil {
				t = &tally{}
				out[k] = t
			}
			t.found = append(t.found, f)
			*n(t) += occurs(f)
		}
	}
	add(s.Findings, func(t *tally) *int { return &t.open })
	add(s.Baselined, func(t *tally) *int { return &t.left })
	add(s.Waived, func(t *tally) *int { return &t.waived })
	return out
}

// movedID returns the id that a finding of the base has in the head if nothing but its package moved.
func (c *comparison) movedID(f *subject.Finding) string {
	return subject.ID(f.Rule, c.moves.paths.of(program.Path(f)), c.moves.paths.of(f.Symbol), c.moves.paths.of(f.Target))
}

// compareFindings finds out which findings are new and which are fixed.
func (c *comparison) compareFindings() {
	before, now := c.tallies(&c.Base, c.movedID), c.tallies(&c.Head, program.ID)
	gone := c.followFiles(before, now)
	none := &tally{}
	for _, id := range slices.Sorted(maps.Keys(now)) {
		h, b := now[id], cmp.Or(before[id], none)
		was := b.count() + gone[id]
		switch {
		case h.count() > was && h.open > 0:
			c.find(h.found[0], New, was, h.count())
		case h.count() > was:
			c.find(h.found[0], Baselined, was, h.count())
		case h.open > 0 && b.open == 0 && b.left > 0 && program.ID(b.found[0]) == id:
			f := *h.found[0]
			f.Message += " (the baseline no longer leaves it for later)"
			c.find(&f, New, was, h.count())
		case h.waived > b.waived:
			c.find(h.found[0], Waived, b.waived, h.waived)
		}
	}
	untold := slices.ContainsFunc(c.Head.Units, func(u *Unit) bool { return u.Problem.Message != "" })
	for _, id := range slices.Sorted(maps.Keys(before)) {
		b, h := before[id], cmp.Or(now[id], none)
		if untold && program.AsksAll(b.found[0].Rule) {
			continue // nobody knows whether it is gone
		}
		left := h.count() + h.waived - min(gone[id], 0)
		if b.count() > left && !c.letThrough(b.found[0]) {
			f := *b.found[0]
			if i := strings.LastIndex(f.Message, " ("); i > 0 && strings.Contains(f.Message[i:], "more than the baseline's") {
				f.Message = f.Message[:i] // which was so then
			}
			c.find(&f, Fixed, b.count(), h.count())
		}
	}
}

func (c *comparison) find(f *subject.Finding, status string, before, after int) {
	c.out.Findings = append(c.out.Findings, Finding{Finding: f, Status: status, Before: before, After: after})
}

// followFiles finds findings that went with a file from one package to another. It returns how many came, by id, and how
// many went, as negative numbers.
func (c *comparison) followFiles(before, now map[string]*tally) map[string]int {
	gone := map[string]int{}
	come := surplus(now, before)
	if len(come) == 0 || len(c.moves.files) == 0 {
		return gone
	}
	for _, from := range surplus(before, now) {
		b, h := before[from], now[from]
		left := b.count()
		if h != nil {
			left -= h.count()
		}
		for _, to := range come {
			h := now[to]
			more := h.count() - gone[to]
			if b := before[to]; b != nil {
				more -= b.count()
			}
			n := min(left, more)
			if n <= 0 || !c.wentAlong(b.found[0], h.found[0]) {
				continue
			}
			gone[from], gone[to], left = gone[from]-n, gone[to]+n, left-n
			c.transfers = append(c.transfers, transfer{b.found[0].Package.Dir, from, h.found[0].Package.Dir, to, n})
		}
	}
	return gone
}

// surplus lists the findings that occur more often than on the other side, sorted.
func surplus(in, other map[string]*tally) []string {
	var out []string
	for id, t := range in {
		if o := other[id]; t.count() > 0 && (o == nil || t.count() > o.count()) {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

// wentAlong reports whether a finding of the base is one of the head in a file that moved to another package.
func (c *comparison) wentAlong(b, h *subject.Finding) bool {
	if b.Rule != h.Rule || b.Package == nil || h.Package == nil || b.Shared != h.Shared ||
		c.moves.paths.of(b.Symbol) != h.Symbol || c.moves.paths.of(b.Target) != h.Target {
		return false
	}
	files := map[string]bool{}
	for _, pos := range h.Positions {
		files[fileOf(h.Package, &h.Package.Files[pos.File])] = true
	}
	return slices.ContainsFunc(b.Positions, func(pos inventory.Pos) bool {
		return files[c.moves.files[fileOf(b.Package, &b.Package.Files[pos.File])]]
	})
}
