package rules

import (
	"fmt"
	"strings"
)

// checkForeignGlobs refuses what other tools' patterns can say and ours cannot, and shows what to write instead.
func checkForeignGlobs(text string) error {
	if alternatives, ok := expandBraces(text); ok {
		return fmt.Errorf("pattern %q: alternatives are no part of a pattern; write %s", text, quoteList(alternatives, " and "))
	}
	i := strings.IndexAny(text, "[]?!")
	if i < 0 {
		return nil
	}
	switch text[i] {
	case '[':
		if alternatives, ok := expandSet(text, i); ok {
			return fmt.Errorf("pattern %q: [ ] is no part of a pattern; write %s", text, quoteList(alternatives, " and "))
		}
	case '?':
		rest := text[i+1:]
		return fmt.Errorf("pattern %q: ? is no part of a pattern; write %q for any ending, or one literal pattern each, such as %q",
			text, text[:i]+"*"+rest, text[:i]+"1"+rest)
	case '!':
		bare := strings.ReplaceAll(text, "!", "")
		return fmt.Errorf("pattern %q: ! is no part of a pattern; write a wide pattern for the many, such as \"**\", and %q where it must not hold (except, or a role of its own)",
			text, bare)
	}
	return fmt.Errorf("pattern %q: %q is no part of a pattern; write two patterns instead, such as %q and %q",
		text, text[i:i+1], strings.NewReplacer("[", "", "]", "").Replace(text), text[:i]+"*")
}

// expandBraces returns the patterns that the first {a,b} stands for.
func expandBraces(text string) ([]string, bool) {
	for from := 0; ; {
		open := strings.IndexByte(text[from:], '{')
		if open < 0 {
			return nil, false
		}
		open += from
		end := strings.IndexByte(text[open:], '}')
		if end < 0 {
			return nil, false
		}
		end += open
		inner := text[open+1 : end]
		if !strings.Contains(inner, ",") {
			from = end
			continue
		}
		var out []string
		for alternative := range strings.SplitSeq(inner, ",") {
			out = append(out, cleanSlashes(text[:open]+strings.TrimSpace(alternative)+text[end+1:]))
		}
		return out[:min(len(out), 4)], true
	}
}

// expandSet returns patterns for the first and the last character of the set that opens at i.
func expandSet(text string, i int) ([]string, bool) {
	inner, tail, ok := strings.Cut(text[i+1:], "]")
	if !ok || inner == "" || inner[0] == '!' || inner[0] == '^' {
		return nil, false
	}
	r := []rune(inner)
	out := []string{text[:i] + string(r[0]) + tail}
	if len(r) > 1 {
		out = append(out, text[:i]+string(r[len(r)-1])+tail)
	}
	return out, true
}
