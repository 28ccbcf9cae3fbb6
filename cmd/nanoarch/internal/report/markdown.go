package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/subject"
)

// A comment of GitHub takes 65,536 characters, and nobody reads so many.
const (
	markdownFindings = 50     // findings that are listed
	markdownErrors   = 20     // errors that are listed
	markdownText     = 1_000  // characters of a message
	markdownBytes    = 40_000 // bytes of both lists
	markdownRelated  = 5      // lines below a finding
)

// Markdown writes a short summary for a comment or a job's page: how it ended, findings by rule, the first findings with
// their ids, and a Mermaid picture of the packages that they are about. Without a finding it is one line. Names from the
// code can make no markup, links or mentions.
func Markdown(out io.Writer, d *Document, o Options) error {
	w := &markdownWriter{o: o}
	t := tallyOf(d, o.Today)
	if t.errors+t.warnings+t.cannotTell == 0 {
		_, err := fmt.Fprintf(out, "**nanoarch passes**: %s\n", t.sentence(plain))
		return err
	}
	fmt.Fprintf(w, "### nanoarch %s: %s\n\n", w.verdict(d), t.sentence(plain))
	w.rules(d)
	w.errors(d)
	w.findings(d)
	w.picture(d)
	_, err := io.WriteString(out, strings.TrimRight(w.String(), "\n")+"\n")
	return err
}

type markdownWriter struct {
	strings.Builder
	o      Options
	listed int // bytes of lists so far
}

func (w *markdownWriter) verdict(d *Document) string {
	switch d.ExitCode(w.o.Level) {
	case 2:
		return "cannot tell"
	case 1:
		return "fails"
	}
	return "passes"
}

func (w *markdownWriter) rules(d *Document) {
	list := tallyByRule(d)
	if len(list) == 0 {
		return
	}
	fmt.Fprint(w, "| rule | errors | warnings | packages | baselined | waived |\n|---|--:|--:|--:|--:|--:|\n")
	for _, t := range list {
		fmt.Fprintf(w, "| [%s](%s) | %d | %d | %d | %d | %d |\n", prose(t.rule), subject.URL(t.rule), t.errors, t.warnings, t.packages, t.baselined, t.waived)
	}
	fmt.Fprintln(w)
}

// item adds a line to a list unless there is no room left.
func (w *markdownWriter) item(lines ...string) bool {
	s := strings.Join(lines, "\n") + "\n"
	if w.listed += len(s); w.listed > markdownBytes {
		return false
	}
	fmt.Fprint(w, s)
	return true
}

func (w *markdownWriter) errors(d *Document) {
	if len(d.Errors) == 0 {
		return
	}
	fmt.Fprint(w, "#### What could not be told\n\nUntil this is mended there may be more findings than are listed.\n\n")
	n := 0
	for n < min(len(d.Errors), markdownErrors) {
		e := d.Errors[n]
		if !w.item("- " + before(code(placeOf(w.o.Prefix, e.File, e.Line, 0)), " ") + prose(e.Message)) {
			break
		}
		n++
	}
	w.more(len(d.Errors)-n, "more error")
}

// findings lists new findings, errors first.
func (w *markdownWriter) findings(d *Document) {
	var list []Finding
	for _, level := range []string{"error", "warn"} {
		for _, f := range d.Findings {
			if f.Status == StatusNew && f.Level == level {
				list = append(list, f)
			}
		}
	}
	if len(list) == 0 {
		return
	}
	fmt.Fprint(w, "#### Findings\n\n")
	n := 0
	for n < min(len(list), markdownFindings) && w.item(w.finding(list[n])...) {
		n++
	}
	w.more(len(list)-n, "more finding")
}

func (w *markdownWriter) finding(f Finding) []string {
	name := f.Rule
	if f.Level != "error" {
		name += " (warning)"
	}
	what, rest := parts(f)
	lines := []string{fmt.Sprintf("- %s**%s** %s %s", before(code(placeOf(w.o.Prefix, f.File, f.Line, f.Column)), " "), prose(name), prose(what), code(f.ID))}
	for _, s := range rest {
		lines = append(lines, "  - "+prose(s))
	}
	if n := len(otherLines(f)); n > 0 {
		lines = append(lines, "  - "+count(n, "more place")+" of this kind in the package")
	}
	for _, r := range f.Related[:min(len(f.Related), markdownRelated)] {
		lines = append(lines, "  - "+before(code(placeOf(w.o.Prefix, r.File, r.Line, 0)), " ")+prose(r.Message))
	}
	for _, x := range f.Fixes[:min(len(f.Fixes), markdownRelated)] {
		lines = append(lines, "  - fix: "+prose(x.Message))
	}
	return lines
}

func (w *markdownWriter) more(n int, word string) {
	if n > 0 {
		fmt.Fprintf(w, "- and %s\n", count(n, word))
	}
	fmt.Fprintln(w)
}

func (w *markdownWriter) picture(d *Document) {
	chart, left := mermaid(d)
	if chart == "" {
		return
	}
	fmt.Fprintf(w, "#### What they are about\n\n```mermaid\n%s```\n", chart)
	if left > 0 {
		fmt.Fprintf(w, "\nand %s\n", count(left, "more arrow"))
	}
}

// prose returns a text that Markdown shows as it is. Bots' comments may call nobody and link nothing because of a name in
// the code, so an invisible space stands where a mention, a reference or an address would begin.
func prose(s string) string {
	r := []rune(strings.TrimSpace(clean(s)))
	digits := 0
	for digits < len(r) && r[digits] >= '0' && r[digits] <= '9' {
		digits++
	}
	if len(r) > markdownText {
		r = append(r[:markdownText], []rune("...")...)
	}
	var b strings.Builder
	for i, c := range r {
		switch {
		case c == '<':
			b.WriteString("&lt;")
		case c == '>':
			b.WriteString("&gt;")
		case c == '&':
			b.WriteString("&amp;")
		case c == '@':
			b.WriteString("@" + invisible)
		case c == '#':
			b.WriteString(`\#` + invisible)
		case c == ':' && i+2 < len(r) && r[i+1] == '/' && r[i+2] == '/':
			b.WriteString(":" + invisible)
		case c == '.' && i >= 3 && strings.EqualFold(string(r[i-3:i]), "www"):
			b.WriteString(invisible + ".")
		case i == 0 && strings.ContainsRune("-+=", c), i == digits && i > 0 && c == '.', // a list or a line, at the start
			strings.ContainsRune("\\`*_{}[]()|~!$", c):
			b.WriteRune('\\')
			b.WriteRune(c)
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

// invisible is a space without width.
const invisible = "&#8203;"

// code returns a text as a code span, "" for nothing.
func code(s string) string {
	if s == "" {
		return ""
	}
	fence, run := 0, 0
	for _, c := range s {
		if run++; c != '`' {
			run = 0
		}
		fence = max(fence, run)
	}
	quote := strings.Repeat("`", fence+1)
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") || strings.HasPrefix(s, " ") && strings.HasSuffix(s, " ") {
		s = " " + s + " "
	}
	return quote + s + quote
}
