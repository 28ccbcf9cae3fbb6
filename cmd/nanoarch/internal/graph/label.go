package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Link makes addresses of files out of a pattern with {file} and {line} in it; the zero Link makes none.
type Link string

// NewLink checks a pattern. Pictures must not run what a pattern says, so only web addresses will do.
func NewLink(pattern string) (Link, error) {
	switch {
	case pattern == "":
		return "", nil
	case !strings.HasPrefix(pattern, "https://") && !strings.HasPrefix(pattern, "http://"):
		return "", fmt.Errorf("--link takes a web address with {file} and {line}, such as https://github.com/you/repo/blob/main/{file}#L{line}, not %q", pattern)
	case !strings.Contains(pattern, "{file}"):
		return "", fmt.Errorf("--link %q has no {file} in it, so all links would lead to one page", pattern)
	}
	return Link(pattern), nil
}

// To returns the address of a place, "" if there is none.
func (l Link) To(file string, line int) string {
	if l == "" || file == "" {
		return ""
	}
	return strings.NewReplacer("{file}", escapePath(file), "{line}", strconv.Itoa(line)).Replace(string(l))
}

// escapePath writes the bytes of a path that mean something else in an address as %XX.
func escapePath(path string) string {
	var b strings.Builder
	for i := 0; i < len(path); i++ {
		if c := path[i]; c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("/._-~", c) >= 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// Title says in a few words what is shown.
func (g *Graph) Title() string {
	words := map[string]string{
		"flows": "Flows", "failures": "Failures", "wiring": "Wiring", "deployments": "Deployments", "imports": "Imports", "violations": "Violations",
	}
	if w := words[g.View]; w != "" {
		return w
	}
	return "Architecture"
}

// Name is what stands in a node: its label, with how many packages it stands for.
func (n *Node) Name() string {
	s := n.Label
	if n.Path() == "more" && n.Kind == Group {
		return s
	}
	if n.Attrs.Count > 1 {
		s += fmt.Sprintf(" (%d)", n.Attrs.Count)
	}
	return s
}

// Says returns what stands at an edge of the view, in lines: what goes along it and comes back, or which errors do and
// what becomes of them, and the rule that it breaks.
func (e *Edge) Says(view string) []string {
	var out []string
	switch {
	case view == "failures":
		out = e.failureLines()
	case e.Count > 1:
		out = append(out, fmt.Sprintf("%d %s", e.Count, countWord[e.Kind]))
	case e.In != "" || e.Out != "":
		out = append(out, flowText(e.In, e.Out))
	case e.Kind == Implements:
		out = append(out, "implements")
	}
	if e.Remote {
		out = append(out, "between processes")
	}
	switch e.Status {
	case Violation:
		out = append(out, "✗ "+e.Rule)
	case Baselined:
		out = append(out, "baselined: "+e.Rule)
	}
	return out
}

var countWord = map[EdgeKind]string{
	Calls: "calls", Dispatch: "requests", Implements: "implementations", Wires: "bindings", Uses: "uses", Imports: "imports",
}

func flowText(in, out string) string {
	switch {
	case in == "":
		return "→ " + out
	case out == "":
		return in
	}
	return in + " → " + out
}

// FatesInShort counts the errors that can come back by what becomes of them.
func (e *Edge) FatesInShort() string {
	count := map[Fate]int{}
	for _, f := range e.Failures {
		count[f.Fate]++
	}
	var out []string
	for _, fate := range fates {
		if n := count[fate]; n > 0 {
			out = append(out, fmt.Sprintf("%d %s", n, fate))
		}
	}
	return strings.Join(out, ", ")
}

// fates in the order in which they are told.
var fates = []Fate{Dropped, Passed, Translated, Handled, Unknown}

// failureLines lists the errors by what becomes of them, a line for each fate. Names stand without their packages, which
// the ends of the edge tell.
func (e *Edge) failureLines() []string {
	failures := e.Failures
	if len(failures) == 0 {
		for _, name := range e.Errors {
			failures = append(failures, Failure{Error: name, Fate: Unknown})
		}
	}
	var out []string
	for _, fate := range fates {
		var ends []string // what errors become, in the order of the errors
		into := map[string][]string{}
		for _, f := range failures {
			if f.Fate != fate {
				continue
			}
			end := strings.Join(bare(f.Becomes), " or ")
			if into[end] == nil {
				ends = append(ends, end)
			}
			into[end] = append(into[end], cmp.Or(bareName(f.Error), "others"))
		}
		var parts []string
		for _, end := range ends {
			names := into[end]
			slices.SortStableFunc(names, func(a, b string) int { return boolOrder(a == "others") - boolOrder(b == "others") })
			part := strings.Join(slices.Compact(names), ", ")
			if end != "" {
				part += " → " + end
			}
			parts = append(parts, part)
		}
		if len(parts) > 0 {
			out = append(out, string(fate)+": "+parts[0])
			out = append(out, parts[1:]...)
		}
	}
	return out
}

func boolOrder(b bool) int {
	if b {
		return 1
	}
	return 0
}

func bare(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = bareName(n)
	}
	return out
}

// visible writes out what cannot be seen or would change how the text around it is read, such as marks of direction.
func visible(text string) string {
	if strings.IndexFunc(text, hidden) < 0 {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		switch {
		case !hidden(r):
			b.WriteRune(r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
	}
	return b.String()
}

func hidden(r rune) bool { return r != '\n' && r != ' ' && !unicode.IsPrint(r) }

func bareName(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }
