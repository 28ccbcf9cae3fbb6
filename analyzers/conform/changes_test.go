package conform

import (
	"slices"
	"strings"
	"testing"
)

// TestChanges: what one version of a template asks and the other does not is told, whichever comes first.
func TestChanges(t *testing.T) {
	before := record(t, small)
	if _, differ := Changes(before, record(t, small)); differ {
		t.Error("a template differs from itself")
	}
	for _, test := range []struct {
		name, old, text string
		symbols         []string
	}{
		{"a comment", "type Handler", "// Handler does.\ntype Handler", nil},
		{"a text", `Info("a")`, `Info("c")`, []string{"Handler.Do"}},
		{"a statement", "\th.log.Info(\"b\")\n", "\th.log.Info(\"b\")\n\th.log.Warn(\"c\")\n", []string{"Handler.Do"}},
		{"a declaration", "type Handler", "type Other struct{}\n\ntype Handler", []string{"Other"}},
		{"a field", "log *log.Logger }", "log *log.Logger; n int }", []string{"Handler"}},
		{"a hole for declarations", "type Handler", "//nanoarch:hole decls=any\ntype Handler", []string{"//nanoarch:hole"}},
		{"an effect", "type Handler", "//nanoarch:hole reach=files\ntype Handler", []string{"//nanoarch:hole"}},
	} {
		text := strings.Replace(small, test.old, test.text, 1)
		if text == small {
			t.Fatalf("%s: nothing is changed", test.name)
		}
		now := record(t, text)
		for _, pair := range [][2]*Record{{before, now}, {now, before}} {
			if symbols, differ := Changes(pair[0], pair[1]); !differ || !slices.Equal(symbols, test.symbols) {
				t.Errorf("%s: %v, %v", test.name, symbols, differ)
			}
		}
	}
}
