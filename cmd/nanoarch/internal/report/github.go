package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// annotationsShown is how many annotations of each kind GitHub shows of one step.
const annotationsShown = 10

// GitHub writes workflow commands that make annotations: first what could not be told, then new findings, as many as
// GitHub shows, and a closing line with the counts. Names cannot make commands of their own.
func GitHub(out io.Writer, d *Document, o Options) error {
	w := bufio.NewWriter(out)
	left := map[string]int{"error": annotationsShown, "warning": annotationsShown}
	hidden := 0
	annotate := func(kind string, properties []string, message string) {
		if left[kind] == 0 {
			hidden++
			return
		}
		left[kind]--
		fmt.Fprintf(w, "::%s %s::%s\n", kind, strings.Join(properties, ","), commandData(message))
	}
	for _, e := range d.Errors {
		annotate("error", annotationAt(o, "cannot tell", Finding{File: e.File, Line: e.Line}), clean(e.Message))
	}
	for _, f := range d.Findings {
		switch {
		case f.Status != StatusNew:
		case f.Level == "error":
			annotate("error", annotationAt(o, f.Rule, f), annotationText(o, f))
		default:
			annotate("warning", annotationAt(o, f.Rule, f), annotationText(o, f))
		}
	}
	if hidden > 0 {
		fmt.Fprintf(w, "::notice title=nanoarch::%s, %d of them without an annotation: GitHub shows %d of a kind\n",
			commandData(tallyOf(d, o.Today).sentence(plain)), hidden, annotationsShown)
	}
	fmt.Fprintln(w, tallyOf(d, o.Today).sentence(plain))
	return w.Flush()
}

// annotationAt returns the properties of an annotation. GitHub takes columns within one line only.
func annotationAt(o Options, title string, f Finding) []string {
	at := []string{"file=" + commandProperty(clean(fileOf(o.Prefix, f.File)))}
	if f.Line > 0 {
		at = append(at, fmt.Sprintf("line=%d", f.Line))
	}
	if f.EndLine > 0 {
		at = append(at, fmt.Sprintf("endLine=%d", f.EndLine))
	}
	if f.Column > 0 && f.EndLine == f.Line {
		at = append(at, fmt.Sprintf("col=%d", f.Column))
		if f.EndColumn > f.Column {
			at = append(at, fmt.Sprintf("endColumn=%d", f.EndColumn))
		}
	}
	return append(at, "title="+commandProperty(clean("nanoarch "+title)))
}

func annotationText(o Options, f Finding) string {
	lines := []string{clean(f.Message)}
	for _, r := range f.Related {
		lines = append(lines, before(placeOf(o.Prefix, r.File, r.Line, 0), ": ")+clean(r.Message))
	}
	for _, x := range f.Fixes {
		lines = append(lines, "fix: "+clean(x.Message))
	}
	return strings.Join(lines, "\n")
}

var (
	dataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// commandData escapes what stands behind the second :: of a workflow command.
func commandData(s string) string { return dataEscapes.Replace(s) }

// commandProperty escapes the value of a property of a workflow command.
func commandProperty(s string) string { return propertyEscapes.Replace(s) }
