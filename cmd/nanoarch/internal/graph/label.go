package graph

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
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
	if n.Attrs.Count > 0 {
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

// failureLines lists the errors by what becomes of them.
func (e *Edge) failureLines() []string {
	byFate := map[Fate][]string{}
	for _, f := range e.Failures {
		name := f.Error
		if name == "" {
			name = "others"
		}
		if len(f.Becomes) > 0 {
			name += " → " + strings.Join(f.Becomes, " or ")
		}
		byFate[f.Fate] = append(byFate[f.Fate], name)
	}
	if len(e.Failures) == 0 {
		byFate[Unknown] = e.Errors
	}
	var out []string
	for _, fate := range fates {
		if names := byFate[fate]; len(names) > 0 {
			slices.Sort(names)
			out = append(out, string(fate)+": "+strings.Join(names, ", "))
		}
	}
	return out
}
