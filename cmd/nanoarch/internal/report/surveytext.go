package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
)

// SurveyText prints a survey for people: a table of the packages, what stands out in them, and the numbers.
func SurveyText(out io.Writer, s *program.SurveyReport, color bool) error {
	w := &textWriter{Writer: bufio.NewWriter(out), TextOptions: TextOptions{Color: color}}
	w.packages(s)
	w.stands(s)
	w.numbers(s)
	for _, e := range s.Errors {
		fmt.Fprintf(w, "%s%s %s\n", w.place(e.File, e.Line, 0), w.paint(red, "cannot tell:"), clean(e.Message))
	}
	return w.Flush()
}

// packages prints a row a package: where, what, how much of it.
func (w *textWriter) packages(s *program.SurveyReport) {
	t := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	fmt.Fprintln(t, "PACKAGE\tROLE\tOPERATIONS\tHIDDEN INPUTS\tLEAKS")
	for _, p := range s.Packages {
		role := cmp.Or(p.Role, "-")
		if p.RoleSource == "inferred" && p.Role != "" {
			role += "?"
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", clean(p.Dir), role, operations(p), hidden(p), number(len(p.Leaks)))
	}
	_ = t.Flush() // w keeps the error
	fmt.Fprintln(w)
}

func number(n int) string {
	if n == 0 {
		return "-"
	}
	return fmt.Sprint(n)
}

// operations names the behaviours of a package as far as they fit in a table.
func operations(p program.SurveyPackage) string {
	const most = 3
	names := make([]string, 0, most+1)
	for _, o := range p.Operations[:min(most, len(p.Operations))] {
		names = append(names, clean(o.Name))
	}
	if n := len(p.Operations) - most; n > 0 {
		names = append(names, fmt.Sprintf("and %d more", n))
	}
	return cmp.Or(strings.Join(names, ", "), "-")
}

// hidden counts the hidden inputs of a package by kind.
func hidden(p program.SurveyPackage) string {
	counts := map[string]int{}
	for _, h := range p.HiddenInputs {
		counts[h.Kind]++
	}
	var parts []string
	for _, kind := range slices.Sorted(maps.Keys(counts)) {
		parts = append(parts, fmt.Sprintf("%s %d", kind, counts[kind]))
	}
	return cmp.Or(strings.Join(parts, ", "), "-")
}

// stands prints what a reader would want to look at first: imports that reach an implementation, and dispatch faults.
func (w *textWriter) stands(s *program.SurveyReport) {
	some := false
	for _, i := range s.Imports {
		if i.Verdict == "implementation" {
			some = true
			fmt.Fprintf(w, "%s%s reaches the implementation of %s\n", w.place(i.File, i.Line, 0), clean(i.From), clean(i.To))
		}
	}
	for _, d := range s.Dispatch {
		if d.Problem != "" {
			some = true
			fmt.Fprintf(w, "%s: %s\n", clean(d.Request), clean(d.Problem))
		}
	}
	if some {
		fmt.Fprintln(w)
	}
}

func (w *textWriter) numbers(s *program.SurveyReport) {
	n := s.Summary
	fmt.Fprintf(w, "%s: ", count(n.Packages, "package"))
	var kinds []string
	for _, k := range slices.Sorted(maps.Keys(n.Roles)) {
		kinds = append(kinds, fmt.Sprintf("%s %d", cmp.Or(k, "without a kind"), n.Roles[k]))
	}
	fmt.Fprintln(w, strings.Join(kinds, ", "))
	if n.Inferred > 0 {
		fmt.Fprintf(w, "roles marked ? are inferred (%d); nanoarch survey --explain FOLDER says which check decided\n", n.Inferred)
	}
	owners := n.OneOperation + n.ManyOperations + n.NoOperation
	fmt.Fprintf(w, "%d of %s own exactly one operation, %d own several, %d none\n",
		n.OneOperation, count(owners, "operation package"), n.ManyOperations, n.NoOperation)
	fmt.Fprintf(w, "operations and contracts have %s, %s and %s\n",
		count(n.HiddenInputs, "hidden input"), count(n.State, "state variable"), count(n.Leaks, "leaked type"))
	fmt.Fprintf(w, "%d calls through contracts; %d imports between them reach an implementation\n", n.Flows, n.Imports["implementation"])
}
