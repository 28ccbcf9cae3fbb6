package report

import (
	"fmt"
	"io"
	"strings"
)

// What is beyond these bounds is counted: a comment is for a glance.
const (
	diffItems = 10 // of a section
	diffBytes = 40_000
)

// DiffMarkdown writes a comparison for a comment on a pull request: how it ends, what came and went, a picture of the
// packages around the change, and what to look at and to run. It writes nothing if nothing of the architecture changed.
// Names from the code can make no markup, links or mentions.
func DiffMarkdown(out io.Writer, d *Diff, level string) error {
	if d.Silent() {
		return nil
	}
	r := &diffRows{Diff: d, code: func(s string) string { return code(clean(s)) }, text: prose}
	var b strings.Builder
	fmt.Fprintf(&b, "### nanoarch diff %s: %s\n", verdict(d.ExitCode(level)), r.title())
	for _, s := range r.sections() {
		fmt.Fprintf(&b, "\n**%s**\n", s.title)
		for i, item := range s.items {
			if i == diffItems || b.Len() > diffBytes {
				fmt.Fprintf(&b, "- and %s\n", count(len(s.items)-i, "more "+s.word))
				break
			}
			fmt.Fprintf(&b, "- %s\n", item)
		}
	}
	if picture, note := diffPicture(d); picture != "" {
		fmt.Fprintf(&b, "\n```mermaid\n%s```\n", picture)
		if note != "" {
			fmt.Fprintf(&b, "%s\n", note)
		}
	}
	r.lookAt(&b)
	_, err := io.WriteString(out, b.String())
	return err
}

func verdict(code int) string { return [...]string{"passes", "fails", "cannot tell"}[code] }

// lookAt says which operations and which tests the change reaches.
func (r *diffRows) lookAt(b *strings.Builder) {
	if len(r.Affected.Operations) > 0 {
		fmt.Fprintf(b, "\n**Look at** %s\n", r.names(r.Affected.Operations, "operation"))
	}
	if len(r.Affected.Commands) > 0 {
		fmt.Fprintf(b, "\n```sh\n%s\n```\n", clean(strings.Join(r.Affected.Commands, " && ")))
	}
}

// DiffText writes a comparison for people at a terminal: sections with a line an item. It is one line if nothing of the
// architecture changed.
func DiffText(out io.Writer, d *Diff, o TextOptions, level string) error {
	w := &strings.Builder{}
	paint := (&textWriter{TextOptions: o}).paint
	if d.Silent() {
		_, err := fmt.Fprintln(out, paint(green, "no change to the architecture"))
		return err
	}
	r := &diffRows{Diff: d, code: clean, text: clean}
	for _, s := range r.sections() {
		fmt.Fprintln(w, paint(faint, strings.ToLower(s.title)))
		for i, item := range s.items {
			if o.Max > 0 && i == o.Max {
				fmt.Fprintf(w, "  ... and %s (--max %d)\n", count(len(s.items)-i, "more "+s.word), o.Max)
				break
			}
			fmt.Fprintf(w, "  %s\n", item)
		}
	}
	if len(d.Affected.Operations) > 0 {
		fmt.Fprintln(w, paint(faint, "look at"))
		fmt.Fprintf(w, "  %s\n", r.names(d.Affected.Operations, "operation"))
	}
	for _, c := range d.Affected.Commands {
		fmt.Fprintf(w, "  %s\n", clean(c))
	}
	style := [...]string{green, red, red}[d.ExitCode(level)]
	fmt.Fprintf(w, "\n%s\n", paint(style, r.title()))
	_, err := io.WriteString(out, w.String())
	return err
}
