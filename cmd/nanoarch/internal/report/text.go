package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// TextOptions say how a document is printed for people.
type TextOptions struct {
	Color  bool
	Max    int    // at most so many findings, the rest is counted; 0 = all
	Prefix string // put before every path, so that editors find the files from where the command was started
	Today  string // the day on which baselined findings are looked at, as 2006-01-02; "" to let none expire
}

// Text prints a document for people: one line a finding with place, level, rule and message, what explains it indented
// below, and a closing line with the counts. Waived and baselined findings are counted only.
func Text(out io.Writer, d *Document, o TextOptions) error {
	w := &textWriter{Writer: bufio.NewWriter(out), TextOptions: o}
	shown, hidden := 0, 0
	for _, f := range d.Findings {
		switch {
		case f.Status != StatusNew:
		case o.Max > 0 && shown == o.Max:
			hidden++
		default:
			shown++
			w.finding(f)
		}
	}
	if hidden > 0 {
		fmt.Fprintf(w, "... and %s (--max %d)\n", count(hidden, "more finding"), o.Max)
	}
	for _, e := range d.Errors {
		fmt.Fprintf(w, "%s%s %s\n", w.place(e.File, e.Line, 0), w.paint(red, "cannot tell:"), clean(e.Message))
	}
	if shown > 0 || len(d.Errors) > 0 {
		fmt.Fprintln(w)
	}
	w.summary(d)
	return w.Flush()
}

type textWriter struct {
	*bufio.Writer
	TextOptions
}

const (
	red    = "31;1"
	yellow = "33;1"
	green  = "32;1"
	faint  = "2"
)

func (w *textWriter) paint(style, s string) string {
	if !w.Color {
		return s
	}
	return "\x1b[" + style + "m" + s + "\x1b[0m"
}

// place returns "file:line:column: " as far as it is known.
func (w *textWriter) place(file string, line, column int) string {
	if file == "" {
		return ""
	}
	s := clean(w.Prefix + file)
	if line > 0 {
		s += fmt.Sprintf(":%d", line)
	}
	if column > 0 {
		s += fmt.Sprintf(":%d", column)
	}
	return s + ": "
}

func (w *textWriter) finding(f Finding) {
	style := red
	if f.Level != "error" {
		style = yellow
	}
	fmt.Fprintf(w, "%s%s %s\n", w.place(f.File, f.Line, f.Column), w.paint(style, f.Level+" "+f.Rule+":"), clean(f.Message))
	if rest := otherLines(f); len(rest) > 0 {
		places := make([]string, 0, 3)
		for _, p := range rest[:min(3, len(rest))] {
			places = append(places, strings.TrimSuffix(w.place(p.File, p.Line, 0), ": "))
		}
		more := ""
		if len(rest) > 3 {
			more = fmt.Sprintf(" and %d more", len(rest)-3)
		}
		w.note("also at " + strings.Join(places, ", ") + more)
	}
	for _, r := range f.Related {
		w.note(w.place(r.File, r.Line, 0) + clean(r.Message))
	}
	for _, x := range f.Fixes {
		w.note("fix: " + clean(x.Message))
	}
}

// otherLines returns the places of a finding that stand in other lines than the ones before them.
func otherLines(f Finding) []Position {
	type line struct {
		file string
		line int
	}
	seen := map[line]bool{{f.File, f.Line}: true}
	var rest []Position
	for _, p := range f.Positions {
		if at := (line{p.File, p.Line}); !seen[at] {
			seen[at] = true
			rest = append(rest, p)
		}
	}
	return rest
}

// Details prints all that is known of one finding.
func Details(out io.Writer, f Finding, o TextOptions) error {
	w := &textWriter{Writer: bufio.NewWriter(out), TextOptions: o}
	w.finding(Finding{Rule: f.Rule, Level: f.Level, File: f.File, Line: f.Line, Column: f.Column, Message: f.Message, Related: f.Related, Fixes: f.Fixes})
	fmt.Fprintf(w, "\nid       %s (%s)\npackage  %s\n", f.ID, f.Status, clean(f.Package))
	if f.Reason != "" {
		fmt.Fprintf(w, "reason   %s\n", clean(f.Reason))
	}
	w.leftBy(f)
	for i, p := range f.Positions {
		head := "places   "
		if i > 0 {
			head = "         "
		}
		fmt.Fprintf(w, "%s%s\n", head, strings.TrimSuffix(w.place(p.File, p.Line, p.Column), ": "))
	}
	return w.Flush()
}

func (w *textWriter) note(s string) { fmt.Fprintln(w, w.paint(faint, "    "+s)) }

func (w *textWriter) summary(d *Document) {
	errors, warnings := 0, 0
	for _, f := range d.Findings {
		switch {
		case f.Status != StatusNew:
		case f.Level == "error":
			errors++
		default:
			warnings++
		}
	}
	var parts []string
	add := func(n int, style, word string) {
		if n > 0 {
			parts = append(parts, w.paint(style, count(n, word)))
		}
	}
	add(errors, red, "error")
	add(warnings, yellow, "warning")
	if d.Summary.Packages == 0 {
		fmt.Fprintln(w, w.paint(red, "nothing was judged: "+count(len(d.Errors), "error")))
		return
	}
	if errors+warnings == 0 {
		style := green
		if len(d.Errors) > 0 {
			style = yellow
		}
		parts = append(parts, w.paint(style, "no findings"))
	}
	s := strings.Join(parts, ", ") + " in " + count(d.Summary.Packages, "package")
	if n := d.Summary.Baselined; n > 0 {
		s += fmt.Sprintf(", %d baselined", n)
		if n := len(w.expired(d)); n > 0 {
			s += w.paint(yellow, fmt.Sprintf(" (%d expired)", n))
		}
	}
	if n := d.Summary.Waived; n > 0 {
		s += fmt.Sprintf(", %d waived", n)
	}
	if n := len(d.Errors); n > 0 {
		s += ", " + w.paint(red, count(n, "error")+" that kept it from telling")
	}
	fmt.Fprintln(w, s)
	w.listExpired(d)
	if rules := worst(d); len(rules) > 0 {
		fmt.Fprintln(w, w.paint(faint, "nanoarch explain "+strings.Join(rules, " | ")))
	}
}

// worst returns the rules that found something, those with most findings first, three at most.
func worst(d *Document) []string {
	rules := slices.Clone(d.Summary.Rules)
	slices.SortStableFunc(rules, func(a, b RuleSummary) int { return cmp.Compare(b.Findings, a.Findings) })
	var names []string
	for _, r := range rules {
		if r.Findings > 0 && len(names) < 3 {
			names = append(names, r.Rule)
		}
	}
	return names
}

func count(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

// clean keeps hostile names from steering the terminal: control characters, line breaks and direction marks are shown
// as escapes.
func clean(s string) string {
	safe := func(r rune) bool { return r >= ' ' && r != 0x7f && !(r >= 0x80 && r < 0xa0) && !direction(r) }
	if !strings.ContainsFunc(s, func(r rune) bool { return !safe(r) }) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if safe(r) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "\\u%04x", r)
		}
	}
	return b.String()
}

// direction reports whether r changes the direction in which text is shown.
func direction(r rune) bool {
	return r == 0x200e || r == 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}
