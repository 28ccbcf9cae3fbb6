package change

import (
	"strconv"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// partSignature parts a signature key into what it takes and what it returns.
func partSignature(sig string) (takes, returns string) {
	depth := 0
	for i := range len(sig) {
		switch sig[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return sig[1:i], sig[i+1:]
			}
		}
	}
	return "", sig
}

// words calls a function for each name of a text, with the text before it since the last one; at the end with what is
// left. Names may be in full: an import path, a point and the name of a type. Tags of structs that are written out are no
// names.
func words(text string, each func(before, name string)) {
	start := 0
	for i := 0; i < len(text); {
		switch {
		case text[i] == '"':
			i = afterQuote(text, i)
		case !inPath(text[i]) || text[i] == '.':
			i++
		default:
			end := i
			for end < len(text) && inPath(text[end]) {
				end++
			}
			each(text[start:i], text[i:end])
			i, start = end, end
		}
	}
	each(text[start:], "")
}

func afterQuote(text string, i int) int {
	for i++; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return i
}

// typeNames lists the defined types that a text names in full.
func typeNames(text string) []string {
	var out []string
	words(text, func(_, name string) {
		if strings.LastIndexByte(name, '.') > strings.LastIndexByte(name, '/') {
			out = append(out, name)
		}
	})
	return out
}

// plain writes a text of a generic type with numbers for its type parameters, whose names say nothing.
func plain(of *inventory.Type, text string) string {
	params := paramNames(of.TypeParams)
	if len(params) == 0 {
		return text
	}
	var b strings.Builder
	words(text, func(before, name string) {
		b.WriteString(before)
		if i, ok := params[name]; ok {
			name = "$" + strconv.Itoa(i)
		}
		b.WriteString(name)
	})
	return b.String()
}

// paramNames returns the names in a list of type parameters such as [K comparable, V any], with their numbers.
func paramNames(list string) map[string]int {
	out := map[string]int{}
	depth, named := 0, true
	words(list, func(before, name string) {
		for i := range len(before) {
			switch before[i] {
			case '[', '(', '{':
				depth++
			case ']', ')', '}':
				depth--
			case ',':
				named = named || depth == 1
			}
		}
		if named && name != "" {
			out[name], named = len(out), false
		}
	})
	return out
}
