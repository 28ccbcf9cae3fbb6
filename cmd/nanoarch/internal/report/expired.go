package report

import (
	"fmt"
	"strings"
)

// shownExpired bounds how many expired entries are listed: they are no reason to fail, and must not bury what is.
const shownExpired = 5

// expired returns the baselined findings that should have been gone by now.
func (w *textWriter) expired(d *Document) []*Finding {
	var out []*Finding
	for i := range d.Findings {
		if d.Findings[i].Expired(w.Today) {
			out = append(out, &d.Findings[i])
		}
	}
	return out
}

// listExpired names the first of them.
func (w *textWriter) listExpired(d *Document) {
	list := w.expired(d)
	for _, f := range list[:min(len(list), shownExpired)] {
		s := fmt.Sprintf("%sexpired %s: %s %s", w.place(f.Baseline.File, f.Baseline.Line, 0), f.Baseline.Expires, f.Rule, f.ID)
		if f.Baseline.Owner != "" {
			s += " (" + clean(f.Baseline.Owner) + ")"
		}
		w.note(s)
	}
	if n := len(list) - shownExpired; n > 0 {
		w.note(fmt.Sprintf("and %d more expired", n))
	}
}

// leftBy tells which entry leaves a finding for later, and what it says.
func (w *textWriter) leftBy(f Finding) {
	b := f.Baseline
	if b == nil {
		return
	}
	s := strings.TrimSuffix(w.place(b.File, b.Line, 0), ": ")
	for _, part := range [][2]string{{"until ", b.Expires}, {"owner ", b.Owner}, {"", b.Reason}} {
		if part[1] != "" {
			s += ", " + part[0] + clean(part[1])
		}
	}
	fmt.Fprintf(w, "later    %s\n", s)
}
