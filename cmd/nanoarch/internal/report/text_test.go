package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func document(findings ...Finding) *Document {
	d := New("nanoarch test")
	d.Findings = findings
	d.Summary.Packages = 3
	return d
}

var broken = Finding{
	ID: "0123456789ab", Rule: "oneop", Level: "error", Status: StatusNew, Package: "example.com/a", File: "a/a.go", Line: 3, Column: 1,
	Positions: []Position{{"a/a.go", 3, 1}, {"a/a.go", 3, 9}, {"a/b.go", 4, 2}, {"a/b.go", 4, 7}, {"a/c.go", 5, 2}, {"a/d.go", 6, 2}, {"a/e.go", 7, 2}},
	Message:   "operation example.com/a has B as another behaviour",
	Related:   []Related{{File: "a/contract", Message: "the contract is example.com/a/contract"}},
}

func TestText(t *testing.T) {
	warning, waived := broken, broken
	warning.Level, warning.Rule, warning.Positions, warning.Related = "warn", "policy", warning.Positions[:1], nil
	waived.Status = StatusWaived
	d := document(broken, warning, waived)
	d.Summary.Waived = 1
	d.Summary.Rules = []RuleSummary{{"cycles", 0, 0}, {"oneop", 1, 1}, {"policy", 1, 1}}
	d.Errors = []Error{{Message: "a type is missing", File: "x/x.go", Line: 2}}
	want := `p/a/a.go:3:1: error oneop: operation example.com/a has B as another behaviour
    also at p/a/b.go:4, p/a/c.go:5, p/a/d.go:6 and 1 more
    p/a/contract: the contract is example.com/a/contract
p/a/a.go:3:1: warn policy: operation example.com/a has B as another behaviour
p/x/x.go:2: cannot tell: a type is missing

1 error, 1 warning in 3 packages, 1 waived, 1 error that kept it from telling
nanoarch explain oneop | policy
`
	if diff := cmp.Diff(want, text(t, d, TextOptions{Prefix: "p/"})); diff != "" {
		t.Error(diff)
	}
}

func TestTextOfCleanCode(t *testing.T) {
	if got := text(t, document(), TextOptions{}); got != "no findings in 3 packages\n" {
		t.Errorf("got %q", got)
	}
	if got := text(t, document(), TextOptions{Color: true}); !strings.Contains(got, "\x1b[32;1mno findings\x1b[0m") {
		t.Errorf("no colour in %q", got)
	}
}

// TestTextOnATerminal breaks a message where its parts begin; the first line stays one that editors understand.
func TestTextOnATerminal(t *testing.T) {
	f := broken
	f.Positions, f.Message, f.Reason = nil, "operation a imports operation b; it may import only c, so go through b/contract: the reason; all of it", "the reason; all of it"
	want := `a/a.go:3:1: error oneop: operation a imports operation b
    it may import only c, so go through b/contract
    why: the reason; all of it
    a/contract: the contract is example.com/a/contract

1 error in 3 packages
`
	if diff := cmp.Diff(want, text(t, document(f), TextOptions{Terminal: true})); diff != "" {
		t.Error(diff)
	}
}

// TestTextOfMany counts by rule what cannot be taken in at a glance.
func TestTextOfMany(t *testing.T) {
	d := document()
	for i := range 14 {
		f := broken
		f.Related, f.Positions = nil, nil
		if i > 11 {
			f.Rule, f.Package = "imports", "example.com/b"
		}
		d.Findings = append(d.Findings, f)
	}
	if got := text(t, d, TextOptions{}); !strings.HasSuffix(got, "\n\n    12 oneop in 1 package\n     2 imports in 1 package\n14 errors in 3 packages\n") {
		t.Errorf("got %s", got)
	}
}

func TestTextMax(t *testing.T) {
	got := text(t, document(broken, broken, broken), TextOptions{Max: 1})
	if strings.Count(got, "error oneop") != 1 || !strings.Contains(got, "... and 2 more findings (--max 1)") {
		t.Errorf("got %s", got)
	}
}

// TestHostileNames keeps names of the checked code from steering the terminal.
func TestHostileNames(t *testing.T) {
	f := broken
	f.File, f.Message = "a/\x1b[2J.go", "line\nbreak, \u202eright to left, \u009bcontrol, \x7fdelete"
	f.Positions = nil
	got := text(t, document(f), TextOptions{})
	if strings.ContainsAny(got, "\x1b\u202e\u009b\x7f") || strings.Count(got, "\n") != 4 {
		t.Errorf("got %q", got)
	}
	if !strings.Contains(got, `a/\u001b[2J.go`) || !strings.Contains(got, `line\u000abreak`) {
		t.Errorf("the names cannot be told any more: %q", got)
	}
}

func TestExitCode(t *testing.T) {
	warning, waived := broken, broken
	warning.Level, waived.Status = "warn", StatusWaived
	unknown := document(broken)
	unknown.Errors = []Error{{Message: "a type is missing"}}
	for _, test := range []struct {
		name  string
		doc   *Document
		level string
		want  int
	}{
		{"clean", document(), "error", 0},
		{"an error", document(broken), "error", 1},
		{"a warning", document(warning), "error", 0},
		{"a warning that counts", document(warning), "warn", 1},
		{"a waived error", document(waived), "warn", 0},
		{"an error, and something that cannot be told", unknown, "error", 2},
	} {
		if got := test.doc.ExitCode(test.level); got != test.want {
			t.Errorf("%s: exit code %d, want %d", test.name, got, test.want)
		}
	}
}

func text(t *testing.T, d *Document, o TextOptions) string {
	t.Helper()
	var b strings.Builder
	if err := Text(&b, d, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
