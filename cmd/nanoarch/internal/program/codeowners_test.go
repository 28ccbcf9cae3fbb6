package program

import (
	"slices"
	"strings"
	"testing"
)

func TestOwnersOf(t *testing.T) {
	const text = "\uFEFF# all\n* @all\n/a/ @a/team x@example.com @a/team\nb.go\n/c/*.go @c\n**/d/ @d # dees\n/e @e\n"
	for _, test := range []struct {
		file, path, owners string
		line               int
	}{
		{"CODEOWNERS", "z/z.go", "@all", 2},
		{"CODEOWNERS", "a/x/y.go", "@a/team x@example.com", 3},
		{"CODEOWNERS", "a/x/b.go", "", 4}, // a later rule without owners takes them away
		{"CODEOWNERS", "c/c.go", "@c", 5},
		{"CODEOWNERS", "c/x/c.go", "@all", 2},
		{"CODEOWNERS", "x/d/y/z.go", "@d", 6},
		{"CODEOWNERS", "e.go", "@all", 2},
		{"CODEOWNERS", "E/e.go", "@all", 2},
		{".github/CODEOWNERS", "e/e.go", "@e", 7},
		{"docs/CODEOWNERS", "e/e.go", "@e", 7},
		{"sub/.github/CODEOWNERS", "sub/e/e.go", "@e", 7},
		{"sub/.github/CODEOWNERS", "e/e.go", "", 0},
	} {
		o, faults := ParseOwners(test.file, []byte(text))
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		owners, line := o.Of(test.path)
		if strings.Join(owners, " ") != test.owners || line != test.line {
			t.Errorf("%s by %s: %q by line %d, want %q by line %d", test.path, test.file, owners, line, test.owners, test.line)
		}
	}
}

// TestOwnersFaults: all lines that GitHub would skip are told, each with its place.
func TestOwnersFaults(t *testing.T) {
	const text = "* @all\n[Docs]\n!a @a\n\n/a[bc]/ @a\n/ok/ @a\n/b/ team\n/c/ @a\x00\n/" // the last one matches nothing, which is no fault
	_, faults := ParseOwners("CODEOWNERS", []byte(text+strings.Repeat("x", 1<<17)+" @a"))
	var lines []int
	for _, f := range faults {
		lines = append(lines, f.Line)
		if f.Message == "" || strings.Contains(f.Message, "\n") || strings.HasPrefix(f.Message, "line ") {
			t.Errorf("%q", f.Message)
		}
	}
	if want := []int{2, 3, 5, 7, 8, 9}; !slices.Equal(lines, want) {
		t.Errorf("faults in lines %v, want %v", lines, want)
	}
	if _, faults := ParseOwners("CODEOWNERS", make([]byte, maxOwners+1)); len(faults) != 1 || faults[0].Line != 0 {
		t.Errorf("a large file: %v", faults)
	}
}

func FuzzParseOwners(f *testing.F) {
	f.Add("* @all\n/a/ @a/team # x\n\\ a @b\n[S]\n")
	f.Fuzz(func(_ *testing.T, text string) {
		if o, faults := ParseOwners("CODEOWNERS", []byte(text)); len(faults) == 0 {
			o.Of("a/b/c.go")
		}
	})
}
