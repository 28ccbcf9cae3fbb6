package report

import (
	"cmp"
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nanoarch/nanoarch/rules"
)

// clean keeps hostile names from steering what shows them: control characters, line breaks, characters that are invisible
// or change the direction of text, and bytes that are no UTF-8 are shown as escapes. So is what makes a workflow command of
// GitHub: :: at the start of a line, and the old form anywhere.
func clean(s string) string {
	const command, oldCommand = "::", "##["
	start := len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	isCommand := strings.HasPrefix(s[start:], command)
	if !isCommand && !strings.Contains(s, oldCommand) && utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool { return !shown(r) }) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case !shown(r) && r > 0xffff:
			fmt.Fprintf(&b, `\U%08x`, r)
		case !shown(r), isCommand && i == start, strings.HasPrefix(s[i:], oldCommand):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
		i += size
	}
	return b.String()
}

// shown reports whether a character is seen as itself. Joiners stay: scripts need them.
func shown(r rune) bool {
	return r == ' ' || r == 0x200c || r == 0x200d || !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp, unicode.Noncharacter_Code_Point)
}

// placeOf returns "file:line:column" as far as it is known, "" without a file.
func placeOf(prefix, file string, line, column int) string {
	if file == "" {
		return ""
	}
	s := path.Join(prefix, file)
	if line > 0 {
		s += fmt.Sprintf(":%d", line)
	}
	if line > 0 && column > 0 {
		s += fmt.Sprintf(":%d", column)
	}
	return clean(s)
}

// fileOf returns the path of a file for consumers that need one; what has no place of its own concerns the policy.
func fileOf(prefix, file string) string { return path.Join(prefix, cmp.Or(file, rules.FileName)) }

// count returns "1 word" or "n words".
func count(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
