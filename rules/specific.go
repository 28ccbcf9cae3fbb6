package rules

import (
	"slices"
	"strings"
)

// Order is how exact a pattern is, compared with another one.
type Order int

// What Compare can say.
const (
	Undecided Order = iota // neither is more specific
	More                   // the first is more specific
	Less                   // the second is more specific
	Equal                  // both match the same paths
)

// String returns the order as one word.
func (o Order) String() string { return [...]string{"undecided", "more", "less", "equal"}[o] }

// Compare says which of two patterns is more specific. Read from the left: the first place where one pattern is more
// exact wins; after ** only a pattern contained in the other wins; anything else is undecided. Names of captures and
// given values play no part, except that a name that stands twice narrows a pattern.
func Compare(a, b Pattern) Order {
	i := 0
	for i < len(a.segs) && i < len(b.segs) && a.segs[i].kind != rest && b.segs[i].kind != rest {
		x, y := a.segs[i].within(b.segs[i]), b.segs[i].within(a.segs[i])
		switch {
		case x && !y:
			return More
		case y && !x:
			return Less
		case !x:
			return Undecided
		}
		i++
	}
	x := keepsRepeats(a, b, i) && contained(a.segs[i:], b.segs[i:])
	y := keepsRepeats(b, a, i) && contained(b.segs[i:], a.segs[i:])
	switch {
	case x && y:
		return Equal
	case x:
		return More
	case y:
		return Less
	}
	return Undecided
}

// MoreSpecific reports whether a is more specific than b.
func MoreSpecific(a, b Pattern) bool { return Compare(a, b) == More }

// within reports whether every text that s matches is matched by t.
func (s segment) within(t segment) bool {
	switch {
	case s.kind == rest || t.kind == rest:
		return false
	case t.kind == literal:
		return s.kind == literal && s.pre == t.pre
	case s.kind == literal:
		return len(s.pre) > len(t.pre)+len(t.suf) && strings.HasPrefix(s.pre, t.pre) && strings.HasSuffix(s.pre, t.suf)
	}
	return strings.HasPrefix(s.pre, t.pre) && strings.HasSuffix(s.suf, t.suf)
}

// keepsRepeats reports whether p demands equal text wherever q does. The first walked segments of both stand opposite
// each other; further on only patterns that are built alike are compared.
func keepsRepeats(p, q Pattern, walked int) bool {
	for j, s := range q.segs {
		i := firstNamed(q.segs, s.name)
		if s.name == "" || i == j {
			continue
		}
		if j >= walked && !builtAlike(p, q) {
			return false
		}
		a, b := p.segs[i], p.segs[j]
		if sameText := a.kind == literal && a == b; !sameText && (a.name == "" || a.name != b.name || a.pre+a.suf != b.pre+b.suf) {
			return false
		}
	}
	return true
}

func firstNamed(segs []segment, name string) int {
	return slices.IndexFunc(segs, func(s segment) bool { return s.name == name })
}

// builtAlike reports whether both patterns have as many segments, with ** in the same places.
func builtAlike(p, q Pattern) bool {
	return slices.EqualFunc(p.segs, q.segs, func(s, t segment) bool { return (s.kind == rest) == (t.kind == rest) })
}

// stretch is an item of a pattern's rest: one segment with a literal part, or a run of plain wildcards and **, which
// takes a number of segments whatever they are.
type stretch struct {
	seg  segment
	run  bool
	min  int  // of a run
	open bool // a run with **: min or more, else exactly min
}

func stretches(segs []segment) []stretch {
	var out []stretch
	for _, s := range segs {
		plain := s.kind == rest || s.kind == wildcard && s.pre == "" && s.suf == ""
		if !plain {
			out = append(out, stretch{seg: s})
			continue
		}
		if len(out) == 0 || !out[len(out)-1].run {
			out = append(out, stretch{run: true})
		}
		last := &out[len(out)-1]
		if s.kind == rest {
			last.open = true
		} else {
			last.min++
		}
	}
	return out
}

// contained reports whether every path that p matches is matched by q. The texts of wildcards are unbounded, so
// containment holds exactly if q's items can be laid over p's segments.
func contained(p, q []segment) bool {
	items := stretches(q)
	// can[j] says for the current i whether p[i:] fits items[j:]; built from the back.
	can := make([][]bool, len(p)+1)
	for i := len(p); i >= 0; i-- {
		can[i] = make([]bool, len(items)+1)
		can[i][len(items)] = i == len(p)
		for j := len(items) - 1; j >= 0; j-- {
			if items[j].run {
				can[i][j] = runFits(p, i, items[j], can, j)
			} else {
				can[i][j] = i < len(p) && p[i].within(items[j].seg) && can[i+1][j+1]
			}
		}
	}
	return can[0][0]
}

// runFits tries every end of the stretch of p that starts at i and that the run may take.
func runFits(p []segment, i int, run stretch, can [][]bool, j int) bool {
	least := 0
	for end := i; ; end++ {
		if (least == run.min || run.open && least > run.min) && can[end][j+1] {
			return true
		}
		if end == len(p) {
			return false
		}
		if p[end].kind != rest {
			least++
		} else if !run.open {
			return false
		}
	}
}
