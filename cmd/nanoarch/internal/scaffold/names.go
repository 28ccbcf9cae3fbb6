package scaffold

import (
	"fmt"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nanoarch/nanoarch/rules"
)

// Name is what a capture stands for, in the two ways in which code writes it.
type Name struct {
	Capture string // such as operation
	Value   string // as folders and packages write it: chargecard
	Camel   string // as exported names write it: ChargeCard
}

// Names returns the names that a package's place gives to a template.
func Names(values rules.Bindings) []Name {
	var out []Name
	for _, b := range values {
		out = append(out, Name{b.Name, b.Value, upper(b.Value)})
	}
	return out
}

// ParseNames reads the name that somebody gives to a new package: a part for each capture, joined by slashes. A part such as
// charge-card is the folder chargecard and the exported name ChargeCard. The error says what is wrong with it.
func ParseNames(name string, captures []string) ([]Name, error) {
	parts := strings.Split(name, "/")
	if len(parts) != len(captures) {
		return nil, fmt.Errorf("%q must have %d parts, %s", name, len(captures), strings.Join(captures, "/"))
	}
	var out []Name
	for i, p := range parts {
		n, err := parseName(p)
		if err != nil {
			return nil, fmt.Errorf("%s %q %w", captures[i], p, err)
		}
		n.Capture = captures[i]
		out = append(out, n)
	}
	return out, nil
}

func parseName(text string) (Name, error) {
	if text == "" {
		return Name{}, fmt.Errorf("is empty; write a word such as charge")
	}
	var n Name
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == '-' || r == '_' }) {
		n.Value += strings.ToLower(word)
		n.Camel += upper(word)
	}
	bad := strings.IndexFunc(text, func(r rune) bool {
		return !(r == '-' || r == '_' || r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)))
	})
	switch {
	case text[0] == '_' || text[0] == '.':
		return Name{}, fmt.Errorf("starts with %q, so the go command would not see its folder; start with a letter", text[:1])
	case bad >= 0:
		r, _ := utf8.DecodeRuneInString(text[bad:])
		return Name{}, fmt.Errorf("has the character %q; use letters, digits, - and _", r)
	case n.Value == "" || !unicode.IsLetter(rune(n.Value[0])):
		return Name{}, fmt.Errorf("must start with a letter")
	case token.IsKeyword(n.Value):
		return Name{}, fmt.Errorf("is a keyword of Go, which no package can be called; choose another word")
	case types.Universe.Lookup(n.Value) != nil:
		return Name{}, fmt.Errorf("is predeclared in Go, so importers of the package would lose it; choose another word")
	case slices.Contains(reserved, n.Value):
		return Name{}, fmt.Errorf("is a name that the go command gives a meaning to; choose another word")
	case strings.HasSuffix(n.Value, "test") && strings.HasSuffix(text, "_test"):
		return Name{}, fmt.Errorf("ends in _test, as only packages of tests do; choose another word")
	case slices.Contains(devices, n.Value):
		return Name{}, fmt.Errorf("is a device on some systems, where no folder can be called so; choose another word")
	case len(n.Value) > 100:
		return Name{}, fmt.Errorf("is longer than 100 letters; choose a shorter word")
	}
	return n, nil
}

var (
	reserved = []string{"internal", "vendor", "testdata", "main", "init", "builtin", "documentation", "cmd", "std", "all"}
	devices  = []string{"con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "lpt1", "lpt2", "lpt3", "lpt4"}
)

func upper(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// replace writes the captures' values into an identifier that spells their names: Operation, operation, OPERATION, or as
// one of several words, as in TestOperation.
func replace(ident string, names []Name) string {
	words := splitWords(ident)
	for _, n := range names {
		words = joinWords(words, n)
	}
	for i, w := range words {
		for _, n := range names {
			if !strings.EqualFold(w, n.Capture) {
				continue
			}
			switch {
			case w == strings.ToUpper(w) && len(w) > 1:
				words[i] = strings.ToUpper(n.Value)
			case w == strings.ToLower(w) && len(words) == 1:
				words[i] = strings.ToLower(n.Camel[:1]) + n.Camel[1:]
			case w == strings.ToLower(w):
				words[i] = n.Value
			default:
				words[i] = n.Camel
			}
		}
	}
	return strings.Join(words, "")
}

// joinWords writes the value where several words spell a capture together, as ChargeCard does chargecard.
func joinWords(words []string, n Name) []string {
	for i := range words {
		for j := i + 2; j <= len(words); j++ {
			if !strings.EqualFold(strings.Join(words[i:j], ""), n.Capture) {
				continue
			}
			word := n.Camel
			if first := words[i]; first == strings.ToLower(first) {
				word = strings.ToLower(word[:1]) + word[1:]
			}
			return joinWords(slices.Concat(words[:i], []string{word}, words[j:]), n)
		}
	}
	return words
}

// replacePath writes the captures' values into a path or a package name, whose parts are spelt in lower case.
func replacePath(p string, names []Name) string {
	parts := strings.Split(p, "/")
	for i, part := range parts {
		stem, ext, _ := strings.Cut(part, ".")
		pieces := strings.Split(stem, "_")
		for j, w := range pieces {
			for _, n := range names {
				if strings.EqualFold(w, n.Capture) {
					pieces[j] = n.Value
				}
			}
		}
		parts[i] = strings.Join(pieces, "_")
		if ext != "" {
			parts[i] += "." + ext
		}
	}
	return strings.Join(parts, "/")
}

// splitWords splits an identifier before its capital letters: TestOperation is Test and Operation, OPERATION is one word.
func splitWords(s string) []string {
	var out []string
	start := 0
	for i := 1; i < len(s); i++ {
		up := unicode.IsUpper(rune(s[i]))
		before := unicode.IsUpper(rune(s[i-1]))
		next := i+1 < len(s) && unicode.IsLower(rune(s[i+1]))
		if up && (!before || next) || s[i] == '_' || s[i-1] == '_' {
			out = append(out, s[start:i])
			start = i
		}
	}
	return append(out, s[start:])
}
