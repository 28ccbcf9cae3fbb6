package report

import "fmt"

// shownExpired bounds how many expired entries are listed: they are no reason to fail, and must not bury what is.
const shownExpired = 5

// expired returns the baselined findings that should have been gone by a day, as 2006-01-02.
func expired(d *Document, today string) []*Finding {
	var out []*Finding
	for i := range d.Findings {
		if d.Findings[i].Expired(today) {
			out = append(out, &d.Findings[i])
		}
	}
	return out
}

// listExpired names the first of them.
func (w *textWriter) listExpired(d *Document) {
	list := expired(d, w.Today)
	for _, f := range list[:min(len(list), shownExpired)] {
		s := fmt.Sprintf("%sexpired %s: %s %s", before(placeOf(w.Prefix, f.Baseline.File, f.Baseline.Line, 0), ": "), f.Baseline.Expires, f.Rule, f.ID)
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
	s := placeOf(w.Prefix, b.File, b.Line, 0)
	for _, part := range [][2]string{{"until ", b.Expires}, {"owner ", b.Owner}, {"", b.Reason}} {
		if part[1] != "" {
			s += ", " + part[0] + clean(part[1])
		}
	}
	fmt.Fprintf(w, "later    %s\n", s)
}
