package rules

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Binding is the text that a name of a pattern stands for.
type Binding struct{ Name, Value string }

// Bindings are bound names, sorted by name, each once. They are never changed in place.
type Bindings []Binding

// Get returns the value of a name and whether it is bound.
func (b Bindings) Get(name string) (string, bool) {
	for _, x := range b {
		if x.Name == name {
			return x.Value, true
		}
	}
	return "", false
}

// Key returns a text that is equal for equal bindings only.
func (b Bindings) Key() string {
	var s strings.Builder
	for _, x := range b {
		s.WriteString(x.Name)
		s.WriteByte('=')
		s.WriteString(x.Value)
		s.WriteByte(0)
	}
	return s.String()
}

// String returns the bindings for people: capability=billing operation=charge.
func (b Bindings) String() string {
	s := make([]string, len(b))
	for i, x := range b {
		s[i] = x.Name + "=" + x.Value
	}
	return strings.Join(s, " ")
}

// with returns b and one more binding, false if the name stands for another text already.
func (b Bindings) with(name, value string) (Bindings, bool) {
	i, found := slices.BinarySearchFunc(b, name, func(x Binding, n string) int { return strings.Compare(x.Name, n) })
	if found {
		return b, b[i].Value == value
	}
	out := make(Bindings, 0, len(b)+1)
	out = append(append(append(out, b[:i]...), Binding{name, value}), b[i:]...)
	return out, true
}

type segmentKind uint8

const (
	literal  segmentKind = iota
	wildcard             // one segment with a given start and end
	rest                 // **
)

type segment struct {
	kind     segmentKind
	pre, suf string // literal: pre is the text
	name     string // of the capture, "" for *
}

// Pattern is a compiled path pattern, anchored at both ends. The zero Pattern matches the policy's folder only.
type Pattern struct {
	text  string
	segs  []segment
	fixed Bindings // values given beside the path
	pos   Pos
}

// Parse compiles a pattern. The error says what to write instead.
func Parse(text string) (Pattern, error) {
	if strings.HasSuffix(text, ".go") {
		return Pattern{}, fmt.Errorf("pattern %q names a file; roles and rules are for whole packages: split the package", text)
	}
	return parseFilePattern(text)
}

// parseFilePattern compiles a pattern of file paths.
func parseFilePattern(text string) (Pattern, error) {
	p := Pattern{text: text}
	if text == "." {
		return p, nil
	}
	if err := checkSlashes(text); err != nil {
		return Pattern{}, err
	}
	if err := checkForeignGlobs(text); err != nil {
		return Pattern{}, err
	}
	stars, captures := 0, 0
	for t := range strings.SplitSeq(text, "/") {
		s, err := parseSegment(text, t)
		if err != nil {
			return Pattern{}, err
		}
		if s.kind == rest {
			stars++
		}
		if s.name != "" {
			captures++
		}
		p.segs = append(p.segs, s)
	}
	if stars > 1 && captures > 0 {
		return Pattern{}, fmt.Errorf("pattern %q has captures and more than one **, so the values would be ambiguous; keep one **", text)
	}
	return p, nil
}

const maxPattern = 1024

func checkSlashes(text string) error {
	switch {
	case text == "":
		return errors.New(`a pattern is empty; write "." for the policy's folder, "**" for everything`)
	case len(text) > maxPattern:
		return fmt.Errorf("a pattern is longer than %d bytes", maxPattern)
	case strings.ContainsFunc(text, unicode.IsControl):
		return fmt.Errorf("pattern %q has a control character", text)
	case strings.ContainsRune(text, '\\'):
		return fmt.Errorf("pattern %q has a backslash; write slashes: %q", text, strings.ReplaceAll(text, `\`, "/"))
	case strings.HasPrefix(text, "/"), strings.HasSuffix(text, "/"), strings.Contains(text, "//"), strings.HasPrefix(text, "./"):
		return fmt.Errorf("pattern %q must be a slash path relative to the policy's folder; write %q", text, cleanSlashes(text))
	}
	return nil
}

func cleanSlashes(text string) string {
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == '/' })
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "." })
	if len(parts) == 0 {
		return "."
	}
	return strings.Join(parts, "/")
}

func parseSegment(text, t string) (segment, error) {
	if t == "**" {
		return segment{kind: rest}, nil
	}
	if t == "." || t == ".." {
		return segment{}, fmt.Errorf("pattern %q has a segment %q; write the path from the policy's folder without it", text, t)
	}
	if strings.Contains(t, "**") {
		return segment{}, fmt.Errorf("pattern %q: ** must be a whole segment; write \"*\" inside %q, or %q", text, t, strings.ReplaceAll(t, "**", "/**/"))
	}
	i := strings.IndexAny(t, "*{")
	if i < 0 {
		if strings.Contains(t, "}") {
			return segment{}, fmt.Errorf("pattern %q: } without {", text)
		}
		return segment{kind: literal, pre: t}, nil
	}
	s := segment{kind: wildcard, pre: t[:i], suf: t[i+1:]}
	if t[i] == '{' {
		name, suf, ok := strings.Cut(t[i+1:], "}")
		if !ok {
			return segment{}, fmt.Errorf("pattern %q: { without }", text)
		}
		if !validName(name) {
			return segment{}, fmt.Errorf("pattern %q: %q is no name for a capture; use lower-case letters, digits and _, starting with a letter", text, name)
		}
		s.name, s.suf = name, suf
	}
	if strings.ContainsAny(s.pre+s.suf, "*{}") {
		return segment{}, fmt.Errorf("pattern %q: segment %q has more than one wildcard; a segment may have one * or one {name}", text, t)
	}
	return s, nil
}

func validName(name string) bool {
	for i, r := range name {
		if !(r >= 'a' && r <= 'z' || i > 0 && (r >= '0' && r <= '9' || r == '_')) {
			return false
		}
	}
	return name != "" && len(name) <= maxWord
}

// String returns the pattern as it was written.
func (p Pattern) String() string { return p.text }

// Pos returns where the pattern was written.
func (p Pattern) Pos() Pos { return p.pos }

// Captures returns the names that the pattern gives values to, sorted, each once.
func (p Pattern) Captures() []string {
	var names []string
	for _, s := range p.segs {
		if s.name != "" {
			names = append(names, s.name)
		}
	}
	for _, f := range p.fixed {
		names = append(names, f.Name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
