package rules

import (
	"fmt"
	"slices"
	"strings"
)

// CapturesInOrder returns the names of the pattern's captures as they stand in it from left to right, each once.
func (p Pattern) CapturesInOrder() []string {
	var names []string
	for _, s := range p.segs {
		if s.name != "" && !slices.Contains(names, s.name) {
			names = append(names, s.name)
		}
	}
	return names
}

// Fill returns the path that the pattern matches with these values of its captures, in their order. A ** stands for no
// segment; the error says which part of the pattern no value can fill.
func (p Pattern) Fill(values []string) (string, error) {
	names := p.CapturesInOrder()
	if len(names) != len(values) {
		return "", fmt.Errorf("pattern %q takes %d values (%s), not %d", p.text, len(names), strings.Join(names, "/"), len(values))
	}
	var out []string
	for _, s := range p.segs {
		switch {
		case s.kind == literal:
			out = append(out, s.pre)
		case s.kind == wildcard && s.name == "":
			return "", fmt.Errorf("pattern %q has a * that no name fills; give it a capture such as {name}", p.text)
		case s.kind == wildcard:
			out = append(out, s.pre+values[slices.Index(names, s.name)]+s.suf)
		}
	}
	if len(out) == 0 {
		return ".", nil
	}
	return strings.Join(out, "/"), nil
}
