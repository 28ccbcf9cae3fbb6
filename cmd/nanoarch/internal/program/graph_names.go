package program

import (
	"strings"
	"unicode/utf8"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// shortener writes import paths as short as they are still unambiguous: by their last elements, as many of them as no
// other package of the program, or that it imports, ends in.
type shortener struct {
	count map[string]int // of the ends of import paths
	known map[string]string
}

func newShortener(paths []string) *shortener {
	s := &shortener{count: map[string]int{}, known: map[string]string{}}
	for _, p := range paths {
		for at := len(p); at > 0; {
			at = strings.LastIndexByte(p[:at], '/')
			s.count[p[at+1:]]++
		}
	}
	return s
}

// path returns the end of an import path that stands for all of it.
func (s *shortener) path(p string) string {
	if short, ok := s.known[p]; ok {
		return short
	}
	short := p
	for at := len(p); at > 0; {
		at = strings.LastIndexByte(p[:at], '/')
		if end := p[at+1:]; s.count[end] <= 1 && !isVersion(end) {
			short = end
			break
		}
	}
	s.known[p] = short
	return short
}

// isVersion reports whether an element of a path only says which major version of a module it is.
func isVersion(element string) bool {
	return len(element) > 1 && element[0] == 'v' && strings.Trim(element[1:], "0123456789") == ""
}

// symbol writes a symbol as it is written in code, with a short path for its package.
func (s *shortener) symbol(x inventory.Symbol) string {
	name := x.Name
	if x.Recv != "" {
		name = x.Recv + "." + x.Name
	}
	if x.Pkg == "" {
		return name
	}
	return s.path(x.Pkg) + "." + name
}

// text writes a type, or a list of types, with short paths for all packages in it.
func (s *shortener) text(t string) string {
	if strings.IndexByte(t, '/') < 0 {
		return t
	}
	var out strings.Builder
	for len(t) > 0 {
		n := 0
		if strings.HasPrefix(t, "...") {
			out.WriteString("...")
			t = t[3:]
		}
		for n < len(t) && inPath(t[n]) {
			n++
		}
		if n == 0 {
			n = literal(t)
			out.WriteString(t[:n])
		} else if dot := strings.LastIndexByte(t[:n], '.'); dot > 0 && strings.LastIndexByte(t[:n], '/') < dot {
			out.WriteString(s.path(t[:dot]))
			out.WriteString(t[dot:n])
		} else {
			out.WriteString(t[:n])
		}
		t = t[n:]
	}
	return out.String()
}

// inPath reports whether a byte can be part of an import path or a name.
func inPath(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= utf8.RuneSelf || strings.IndexByte("/._-~+!%@", c) >= 0
}

// literal returns the length of what a text starts with and is no path: the tag of a field, or one byte.
func literal(t string) int {
	if t[0] != '"' {
		return 1
	}
	for i := 1; i < len(t); i++ {
		switch t[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(t)
}

// splitSignature takes a signature key apart: what goes in besides a context, what comes out besides an error, and
// whether an error does.
func splitSignature(sig string) (in, out string, fails bool) {
	params, rest := splitList(sig)
	var results []string
	if rest = strings.TrimSpace(rest); strings.HasPrefix(rest, "(") {
		results, _ = splitList(rest)
	} else if rest != "" {
		results = []string{rest}
	}
	var ins, outs []string
	for _, p := range params {
		if variadic, ok := strings.CutPrefix(p, "..."); ok {
			p = "[]" + variadic
		}
		if p != "context.Context" {
			ins = append(ins, p)
		}
	}
	for _, r := range results {
		if r == "error" {
			fails = true
			continue
		}
		outs = append(outs, r)
	}
	return strings.Join(ins, ", "), strings.Join(outs, ", "), fails
}

// splitList splits a list in parentheses, with which the text starts, at its commas.
func splitList(text string) (items []string, rest string) {
	if !strings.HasPrefix(text, "(") {
		return nil, text
	}
	depth, from := 0, 1
	add := func(to int) {
		if item := strings.TrimSpace(text[from:to]); item != "" {
			items = append(items, item)
		}
		from = to + 1
	}
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			i += literal(text[i:]) - 1
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			if depth--; depth == 0 {
				add(i)
				return items, text[i+1:]
			}
		case ',':
			if depth == 1 {
				add(i)
			}
		}
	}
	return items, ""
}
