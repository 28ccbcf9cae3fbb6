package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// tally counts a document's findings.
type tally struct {
	errors, warnings  int // new ones
	baselined, waived int
	expired           int // of the baselined ones
	cannotTell        int
	packages          int
}

// tallyOf counts on a day, as 2006-01-02; on "" nothing has expired.
func tallyOf(d *Document, today string) tally {
	t := tally{cannotTell: len(d.Errors), packages: d.Summary.Packages, baselined: d.Summary.Baselined, waived: d.Summary.Waived}
	t.expired = len(expired(d, today))
	for _, f := range d.Findings {
		switch {
		case f.Status != StatusNew:
		case f.Level == "error":
			t.errors++
		default:
			t.warnings++
		}
	}
	return t
}

// sentence says in a line how the run ended. paint gets each part that has a colour, with its style.
func (t tally) sentence(paint func(style, s string) string) string {
	if t.packages == 0 {
		return paint(red, "nothing was judged: "+count(t.cannotTell, "error"))
	}
	var found []string
	if t.errors > 0 {
		found = append(found, paint(red, count(t.errors, "error")))
	}
	if t.warnings > 0 {
		found = append(found, paint(yellow, count(t.warnings, "warning")))
	}
	if len(found) == 0 {
		style := green
		if t.cannotTell > 0 {
			style = yellow
		}
		found = append(found, paint(style, "no findings"))
	}
	s := strings.Join(found, ", ") + " in " + count(t.packages, "package")
	if t.baselined > 0 {
		s += fmt.Sprintf(", %d baselined", t.baselined)
		if t.expired > 0 {
			s += paint(yellow, fmt.Sprintf(" (%d expired)", t.expired))
		}
	}
	if t.waived > 0 {
		s += fmt.Sprintf(", %d waived", t.waived)
	}
	if t.cannotTell > 0 {
		s += ", " + paint(red, count(t.cannotTell, "error")+" that kept it from telling")
	}
	return s
}

func plain(_, s string) string { return s }

// ruleTally counts what one rule found.
type ruleTally struct {
	rule string
	tally
	dirs map[string]bool // packages with new findings
}

// tallyByRule counts the findings of each rule that found any, those with most new findings first.
func tallyByRule(d *Document) []*ruleTally {
	byName := map[string]*ruleTally{}
	var list []*ruleTally
	for _, f := range d.Findings {
		t := byName[f.Rule]
		if t == nil {
			t = &ruleTally{rule: f.Rule, dirs: map[string]bool{}}
			byName[f.Rule], list = t, append(list, t)
		}
		switch {
		case f.Status == StatusWaived:
			t.waived++
		case f.Status == StatusBaselined:
			t.baselined++
		case f.Level == "error":
			t.errors++
		default:
			t.warnings++
		}
		if f.Status == StatusNew && f.Package != "" {
			t.dirs[f.Package] = true
		}
	}
	for _, t := range list {
		t.packages = len(t.dirs)
	}
	slices.SortFunc(list, func(a, b *ruleTally) int {
		return cmp.Or(cmp.Compare(b.errors, a.errors), cmp.Compare(b.warnings, a.warnings), cmp.Compare(a.rule, b.rule))
	})
	return list
}
