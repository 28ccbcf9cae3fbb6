package change

import (
	"slices"
	"strings"
)

// translation maps the import paths of packages that moved, longest first.
type translation []struct{ from, to string }

func (t *translation) add(from, to string) {
	*t = append(*t, struct{ from, to string }{from, to})
}

func (t translation) sort() {
	slices.SortFunc(t, func(a, b struct{ from, to string }) int {
		if d := len(b.from) - len(a.from); d != 0 {
			return d
		}
		return strings.Compare(a.from, b.from)
	})
}

// of writes a text with the import paths of the head in place of those of the base. A path stands alone or before the
// name of an object.
func (t translation) of(text string) string {
	if len(t) == 0 {
		return text
	}
	var b strings.Builder
	for at := 0; at < len(text); {
		if at == 0 || !inPath(text[at-1]) {
			if n, to := t.at(text[at:]); n > 0 {
				b.WriteString(to)
				at += n
				continue
			}
		}
		b.WriteByte(text[at])
		at++
	}
	return b.String()
}

// at returns how much of the text's start is a path that moved, and where to.
func (t translation) at(text string) (n int, to string) {
	for _, x := range t {
		if rest, ok := strings.CutPrefix(text, x.from); ok && (rest == "" || rest[0] == '.' || !inPath(rest[0])) {
			return len(x.from), x.to
		}
	}
	return 0, ""
}

// inPath reports whether a byte may be inside an import path.
func inPath(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("/._~-+%", c) >= 0 || c >= 0x80
}
