package draw

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sizes of type, in pixels.
const (
	titleSize = 20.0
	groupSize = 13.0
	nodeSize  = 11.5
	labelSize = 10.0
)

// advance is how wide the printable ASCII characters are, in thousandths of the size of type: the widest of what Arial,
// Roboto, Inter and Open Sans have, so that text fits whichever of these or their likes a reader has.
var advance = [...]uint16{
	281, 278, 403, 646, 638, 889, 730, 222, 362, 362, 552, 659, 280, 460, 278, 413, // space to /
	625, 572, 605, 636, 642, 608, 624, 572, 616, 624, 278, 280, 659, 659, 659, 556, // 0 to ?
	1015, 676, 667, 727, 729, 667, 611, 778, 740, 279, 552, 667, 562, 903, 754, 779, // @ to O
	667, 779, 722, 667, 642, 741, 676, 949, 667, 667, 625, 362, 411, 362, 542, 556, // P to _
	577, 564, 621, 558, 621, 582, 361, 609, 614, 253, 253, 544, 253, 930, 614, 604, // ` to o
	613, 613, 408, 523, 364, 614, 557, 812, 540, 557, 541, 379, 551, 379, 680, // p to ~
}

// boldness is how much wider semi-bold type is.
const boldness = 1.06

// width returns how wide text is in type of a size.
func width(text string, size float64) float64 {
	w := 0.0
	for _, r := range text {
		w += runeWidth(r)
	}
	return w * size / 1000
}

// boldWidth returns how wide text is in semi-bold type. The product is rounded before it is added to anything, as all
// products here are that have to be: processors that would add first come to other pictures.
func boldWidth(text string, size float64) float64 { return float64(width(text, size) * boldness) }

func runeWidth(r rune) float64 {
	switch {
	case r >= ' ' && int(r-' ') < len(advance):
		return float64(advance[r-' '])
	case unicode.In(r, unicode.Mn, unicode.Me):
		return 0
	case r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana, unicode.So),
		r >= 0x3000 && r < 0x3400, r >= 0xff00 && r < 0xff61, r >= 0x1f000:
		return 1050
	case unicode.IsUpper(r):
		return 760
	case r < 0x2000:
		return 640
	}
	return 1000
}

// shorten returns text as far as it fits into a width, with a sign where something is left out in the middle: names
// that begin alike differ at the end.
func shorten(text string, size, most float64) string {
	if len(text) < 4096 && width(text, size) <= most {
		return text
	}
	room := most - width("…", size)
	head, tail := 0, len(text)
	headRoom, tailRoom := room*0.6, room*0.4
	for head < tail {
		r, n := utf8.DecodeRuneInString(text[head:])
		if headRoom -= runeWidth(r) * size / 1000; headRoom < 0 {
			break
		}
		head += n
	}
	for tail > head {
		r, n := utf8.DecodeLastRuneInString(text[:tail])
		if tailRoom -= runeWidth(r) * size / 1000; tailRoom < 0 {
			break
		}
		tail -= n
	}
	for tail < len(text) { // a mark belongs to the letter before it
		r, n := utf8.DecodeRuneInString(text[tail:])
		if !unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc) {
			break
		}
		tail += n
	}
	return text[:head] + "…" + text[tail:]
}

// visible writes out what cannot be seen or would change how the text around it is read: control characters, marks of
// direction, what is no character. Names stay different that look alike without.
func visible(text string) string {
	if !strings.ContainsFunc(text, hidden) && utf8.ValidString(text) {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x%02x`, text[i])
		case hidden(r) && r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		case hidden(r):
			fmt.Fprintf(&b, `\U%08x`, r)
		default:
			b.WriteRune(r)
		}
		i += n
	}
	return b.String()
}

func hidden(r rune) bool {
	return r != ' ' && !unicode.IsPrint(r)
}
