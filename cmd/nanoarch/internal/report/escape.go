package report

import (
	"fmt"
	"strings"
	"unicode"
)

const (
	markdownText = 1_000 // characters of a message
	mermaidNodes = 60
	mermaidEdges = 120
	mermaidLabel = 100 // bytes of a label
)

// prose returns a text that Markdown shows as it is. Bots' comments may call nobody and link nothing because of a name in
// the code, so an invisible space stands where a mention, a reference or an address would begin.
func prose(s string) string {
	r := []rune(strings.TrimSpace(clean(s)))
	digits := 0
	for digits < len(r) && r[digits] >= '0' && r[digits] <= '9' {
		digits++
	}
	if len(r) > markdownText {
		r = append(r[:markdownText], []rune("...")...)
	}
	var b strings.Builder
	for i, c := range r {
		switch {
		case c == '<':
			b.WriteString("&lt;")
		case c == '>':
			b.WriteString("&gt;")
		case c == '&':
			b.WriteString("&amp;")
		case c == '@':
			b.WriteString("@" + invisible)
		case c == '#':
			b.WriteString(`\#` + invisible)
		case c == ':' && i+2 < len(r) && r[i+1] == '/' && r[i+2] == '/':
			b.WriteString(":" + invisible)
		case c == '.' && i >= 3 && strings.EqualFold(string(r[i-3:i]), "www"):
			b.WriteString(invisible + ".")
		case i == 0 && strings.ContainsRune("-+=", c), i == digits && i > 0 && c == '.', // a list or a line, at the start
			strings.ContainsRune("\\`*_{}[]()|~!$", c):
			b.WriteRune('\\')
			b.WriteRune(c)
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

// invisible is a space without width.
const invisible = "&#8203;"

// code returns a text as a code span, "" for nothing.
func code(s string) string {
	if s == "" {
		return ""
	}
	fence, run := 0, 0
	for _, c := range s {
		if run++; c != '`' {
			run = 0
		}
		fence = max(fence, run)
	}
	quote := strings.Repeat("`", fence+1)
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") || strings.HasPrefix(s, " ") && strings.HasSuffix(s, " ") {
		s = " " + s + " "
	}
	return quote + s + quote
}

// mermaidText returns a text as it may stand in a quoted label: only letters, digits and what paths are made of stand
// for themselves, all else is its number, which Mermaid shows as the character.
func mermaidText(s string) string {
	var b strings.Builder
	for _, r := range clean(s) {
		switch {
		case b.Len() > mermaidLabel:
			return b.String() + "..."
		case unicode.IsLetter(r), unicode.IsDigit(r), strings.ContainsRune(" ./_-,", r):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "#%d;", r)
		}
	}
	return b.String()
}

// commonPath returns the folders that most names start with, all in one host or module, "" or with a final slash: labels
// can do without.
func commonPath(names []string) string {
	byFirst := map[string][]string{}
	var most []string
	for _, name := range names {
		first, _, isPath := strings.Cut(name, "/")
		if !isPath {
			continue
		}
		byFirst[first] = append(byFirst[first], name)
		if len(byFirst[first]) > len(most) {
			most = byFirst[first]
		}
	}
	if len(most) < 2 {
		return ""
	}
	common := most[0][:strings.LastIndexByte(most[0], '/')+1]
	for _, name := range most[1:] {
		for !strings.HasPrefix(name, common) {
			common = common[:strings.LastIndexByte(strings.TrimSuffix(common, "/"), '/')+1]
		}
	}
	return common
}
