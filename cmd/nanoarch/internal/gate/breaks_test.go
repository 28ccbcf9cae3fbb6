package gate

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nanoarch/nanoarch/analyzers/ruletest"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
	"github.com/nanoarch/nanoarch/rules"
)

const shop = "../../../../testdata/shop"

// TestShopIsClean holds the example application to its own policy.
func TestShopIsClean(t *testing.T) {
	r := check(t, Options{Dir: shop})
	for _, f := range r.Findings {
		t.Errorf("%s", f.Rule+": "+f.Message)
	}
	for _, e := range r.Errors {
		t.Errorf("cannot tell: %s:%d: %s", e.File, e.Line, e.Message)
	}
	if r.Packages < 60 {
		t.Errorf("only %d packages were judged", r.Packages)
	}
}

// TestBreaks applies every edit of testdata/breaks to the example application: each gives the one finding that a
// reviewer would write.
func TestBreaks(t *testing.T) {
	names, err := filepath.Glob("../../../../testdata/breaks/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	cache, breaks := t.TempDir(), map[string]int{}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			b := readBreak(t, shop, name)
			b.judge(t, check(t, Options{Dir: shop, Overlay: b.overlay, CacheDir: cache}))
			breaks[b.rule]++
		})
	}
	for _, rule := range rules.RuleNames {
		if breaks[rule] < 2 {
			t.Errorf("%d breaks of rule %s, want two at least", breaks[rule], rule)
		}
	}
}

func check(t *testing.T, o Options) *Result {
	t.Helper()
	if o.CacheDir == "" {
		o.NoCache = true
	}
	r, err := Check(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// seededBreak is an edit of a tree and what must be found then; the format stands in testdata/breaks/README.md.
type seededBreak struct {
	overlay  string // folder with the files that the edit changes
	rule, at string
	says     []string
	also     string // rule that finds the edit, too, from its own point of view; "" for none
}

// judge demands the one error of the break.
func (b seededBreak) judge(t *testing.T, r *Result) {
	t.Helper()
	for _, e := range r.Errors {
		t.Errorf("cannot tell: %s:%d: %s", e.File, e.Line, e.Message)
	}
	errors, also := 0, 0
	for _, f := range r.Findings {
		if f.Level != "error" {
			continue
		}
		if f.Rule == b.also {
			also++
			continue
		}
		errors++
		file, at := f.File, f.Line
		if f.Package != nil {
			file, at, _ = program.Locate(f.Package, f.Positions[0])
		}
		if place := fmt.Sprintf("%s:%d", file, at); f.Rule != b.rule || place != b.at {
			t.Errorf("found %s at %s, want %s at %s: %s", f.Rule, place, b.rule, b.at, f.Message)
		}
		for _, text := range b.says {
			if !strings.Contains(f.Message, text) {
				t.Errorf("the message lacks %q: %s", text, f.Message)
			}
		}
	}
	if errors != 1 {
		t.Errorf("found %d errors, want 1", errors)
	}
	if (also > 0) != (b.also != "") {
		t.Errorf("%d findings of rule %q", also, b.also)
	}
}

// readBreak reads a break of the tree in a folder and lays its files out.
func readBreak(t *testing.T, tree, name string) seededBreak {
	t.Helper()
	overlay, comment := ruletest.Lay(t, tree, name)
	b := seededBreak{overlay: overlay}
	for l := range strings.Lines(comment) {
		key, value, _ := strings.Cut(strings.TrimSpace(l), ": ")
		switch key {
		case "rule":
			b.rule = value
		case "at":
			b.at = value
		case "also":
			b.also = value
		case "says":
			b.says = append(b.says, value)
		}
	}
	if b.rule == "" || b.at == "" || len(b.says) == 0 {
		t.Fatalf("%s lacks a rule, a place or words of the message", name)
	}
	return b
}
