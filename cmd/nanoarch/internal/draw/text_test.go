package draw

import (
	"strings"
	"testing"
)

func TestShorten(t *testing.T) {
	for _, text := range []string{"", "a", "place-order", strings.Repeat("place-order-", 20), strings.Repeat("界", 90), strings.Repeat("e\u0301", 90)} {
		for _, most := range []float64{20, 60, 176} {
			got := shorten(text, nodeSize, most)
			if w := width(got, nodeSize); w > most {
				t.Errorf("%q is %g wide, more than %g", got, w, most)
			}
			if width(text, nodeSize) <= most && got != text {
				t.Errorf("%q was shortened to %q for nothing", text, got)
			}
			if got != text && !strings.Contains(got, "…") {
				t.Errorf("%q does not tell that it is short", got)
			}
		}
	}
	if got := shorten("reserve-stock-of-customer-a", nodeSize, 90); !strings.HasPrefix(got, "reserve") || !strings.HasSuffix(got, "r-a") {
		t.Errorf("%q has lost an end", got)
	}
}

func TestVisible(t *testing.T) {
	for text, want := range map[string]string{
		"place-order": "place-order", "größe 界 ok": "größe 界 ok", "שלום": "שלום",
		"a\u202eb": `a\u202eb`, "a\u200bb": `a\u200bb`, "a\x00b": `a\u0000b`, "a\xffb": `a\xffb`, "a\nb": `a\u000ab`, "a\u00a0b": `a\u00a0b`, "\U000e0041": `\U000e0041`,
	} {
		if got := visible(text); got != want {
			t.Errorf("%q is shown as %q, not %q", text, got, want)
		}
	}
}

// Widths were taken from fonts; a letter that is far off would show as text that touches its box.
func TestWidth(t *testing.T) {
	for text, want := range map[string]float64{"": 0, "i": 0.25, "m": 0.93, "place-order": 5.6, "界": 1.05, "e\u0301": 0.58} {
		if got := width(text, 1); got < want*0.97 || got > want*1.03 {
			t.Errorf("%q is %g wide, not about %g", text, got, want)
		}
	}
}
