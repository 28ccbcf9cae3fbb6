package ruletest

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWants(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"a.go":          "package a // want \"one\" imports:`t\\wo`\r\n\n// want ^\"above\" ^^\"first\"\n",
		"nanoarch.toml": "version = 1 # want policy:\"three\"\n",
		"notes.txt":     "// want \"nothing\"\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for _, w := range Wants(t, dir, "oneop") {
		got = append(got, fmt.Sprintf("%s:%d %s %s", w.File, w.Line, w.Rule, w.Pattern))
	}
	if diff := cmp.Diff([]string{"a.go:1 oneop one", `a.go:1 imports t\wo`, "a.go:2 oneop above", "a.go:1 oneop first", "nanoarch.toml:1 policy three"}, got); diff != "" {
		t.Errorf("expectations (-want +got):\n%s", diff)
	}
	if _, err := parse(`plain words`, Want{}); err == nil {
		t.Error("words without quotes are taken as an expectation")
	}
}

// recorder counts what a comparison complains about.
type recorder struct {
	testing.TB
	errors int
}

func (*recorder) Helper()                 {}
func (r *recorder) Errorf(string, ...any) { r.errors++ }

func TestCompareTellsDifferences(t *testing.T) {
	want, err := parse(`"bad$"`, Want{File: "a.go", Line: 3, Rule: "oneop"})
	if err != nil {
		t.Fatal(err)
	}
	right := Found{File: "a.go", Line: 3, Rule: "oneop", Message: "it is bad"}
	otherLine, otherRule, otherText := right, right, right
	otherLine.Line, otherRule.Rule, otherText.Message = 4, "imports", "it is good"
	for name, test := range map[string]struct {
		found []Found
		ok    bool
	}{
		"equal":      {[]Found{right}, true},
		"nothing":    {nil, false},
		"twice":      {[]Found{right, right}, false},
		"other line": {[]Found{otherLine}, false},
		"other rule": {[]Found{otherRule}, false},
		"other text": {[]Found{otherText}, false},
	} {
		r := &recorder{TB: t}
		Compare(r, want, test.found)
		if (r.errors == 0) != test.ok {
			t.Errorf("%s: %d complaints", name, r.errors)
		}
	}
}
