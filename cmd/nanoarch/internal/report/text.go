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
	Color    bool
	Terminal bool   // people read it now: what is wrong, the way out and the reason get lines of their own
	Max      int    // at most so many findings, the rest is counted; 0 = all
	Prefix   string // put before every path, so that who reads it finds the files
	Today    string // the day on which baselined findings are looked at, as 2006-01-02; "" to let none expire
}

// Text prints a document for people: one line a finding with place, level, rule and message, what explains it indented
// below, and a closing line with the counts; on a terminal the message is broken where its parts begin. Waived and
// baselined findings are counted only.
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
	if shown+hidden > many {
		w.byRule(d)
	}
	w.summary(d)
	return w.Flush()
}

// many findings are more than can be taken in at a glance: then each rule's are counted.
const many = 10

type textWriter struct {
	*bufio.Writer
	TextOptions
}

const (
	red    = "31;1"
	yellow = "33;1"
	green  = "32;1"
	bold   = "1"
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
	place := placeOf(w.Prefix, file, line, column)
	if place == "" {
		return ""
	}
	return w.paint(bold, place) + ": "
}

func (w *textWriter) finding(f Finding) {
	style := red
	if f.Level != "error" {
		style = yellow
	}
	what, rest := f.Message, []string(nil)
	if w.Terminal {
		what, rest = parts(f)
	}
	fmt.Fprintf(w, "%s%s %s\n", w.place(f.File, f.Line, f.Column), w.paint(style, f.Level+" "+f.Rule+":"), clean(what))
	for _, s := range rest {
		fmt.Fprintln(w, "    "+clean(s))
	}
	if rest := otherLines(f); len(rest) > 0 {
		places := make([]string, 0, 3)
		for _, p := range rest[:min(3, len(rest))] {
			places = append(places, placeOf(w.Prefix, p.File, p.Line, 0))
		}
		more := ""
		if len(rest) > 3 {
			more = fmt.Sprintf(" and %d more", len(rest)-3)
		}
		w.note("also at " + strings.Join(places, ", ") + more)
	}
	for _, r := range f.Related {
		w.note(before(placeOf(w.Prefix, r.File, r.Line, 0), ": ") + clean(r.Message))
	}
	for _, x := range f.Fixes {
		w.note("fix: " + clean(x.Message))
	}
}

// parts breaks a message where its parts begin: what is wrong, then what is allowed instead, then the reason.
func parts(f Finding) (what string, rest []string) {
	what = f.Message
	if f.Reason != "" {
		what = strings.TrimSuffix(what, ": "+f.Reason)
	}
	what, way, found := strings.Cut(what, "; ")
	if found {
		rest = append(rest, way)
	}
	if f.Reason != "" {
		rest = append(rest, "why: "+f.Reason)
	}
	return what, rest
}

// before returns s with what separates it from the next part, "" for nothing.
func before(s, separator string) string {
	if s == "" {
		return ""
	}
	return s + separator
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
		fmt.Fprintf(w, "%s%s\n", head, placeOf(w.Prefix, p.File, p.Line, p.Column))
	}
	return w.Flush()
}

func (w *textWriter) note(s string) { fmt.Fprintln(w, w.paint(faint, "    "+s)) }

func (w *textWriter) summary(d *Document) {
	fmt.Fprintln(w, tallyOf(d, w.Today).sentence(w.paint))
	w.listExpired(d)
	if names := worst(d); len(names) > 0 {
		fmt.Fprintln(w, w.paint(faint, "nanoarch explain "+strings.Join(names, " | ")))
	}
}

// byRule counts the new findings of each rule.
func (w *textWriter) byRule(d *Document) {
	for _, t := range tallyByRule(d) {
		if n := t.errors + t.warnings; n > 0 {
			fmt.Fprintf(w, "%6d %s in %s\n", n, t.rule, count(t.packages, "package"))
		}
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
