package subject_test

import (
	"go/token"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/analysis"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
)

const source = `// Package oneop finds a fault at three places.
//
// # Why
package oneop
`

// faulty finds two faults, in the wrong order.
var faulty = subject.NewRule("oneop", source, inventory.AllSections, func(*subject.Subject) []*subject.Finding {
	return []*subject.Finding{
		{Target: "b", Positions: []inventory.Pos{{Start: 25, End: 27}, {Start: 99, End: 100}}, Message: "second", Related: []subject.Related{{Path: "svc/x", Message: "see there"}}},
		{Target: "a", Positions: []inventory.Pos{{Start: 10, End: 12}}, Message: "first"},
	}
})

func TestRun(t *testing.T) {
	s := of(t, scope(t, services), "svc/orders/place")
	found, err := subject.Run(faulty, s)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range found {
		got = append(got, f.Rule+" "+f.Level+" "+f.Message+" "+f.Package.Dir)
	}
	if diff := cmp.Diff([]string{"oneop error first svc/orders/place", "oneop error second svc/orders/place"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRunFollowsLevels(t *testing.T) {
	policy := services + `
[rules.oneop]
level = "warn"
[[rules.oneop.in]]
packages = ["svc/old/**"]
level    = "off"
`
	for dir, want := range map[string]int{"svc/orders/place": 2, "svc/old/place": 0} {
		found, err := subject.Run(faulty, of(t, scope(t, policy), dir))
		if err != nil {
			t.Fatal(err)
		}
		if len(found) != want {
			t.Errorf("%s: %d findings, want %d", dir, len(found), want)
		}
		for _, f := range found {
			if f.Level != "warn" {
				t.Errorf("%s: level %s", dir, f.Level)
			}
		}
	}
	excluded := of(t, scope(t, "exclude = [\"svc/**\"]\n"+services), "svc/orders/place")
	if found, _ := subject.Run(faulty, excluded); len(found) > 0 {
		t.Error("an excluded package is judged")
	}
}

// TestDiagnostics reports without any syntax: positions come from the record alone.
func TestDiagnostics(t *testing.T) {
	s := of(t, scope(t, services), "svc/orders/place")
	var got []analysis.Diagnostic
	pass := &analysis.Pass{
		Fset: token.NewFileSet(), ResultOf: map[*analysis.Analyzer]any{subject.Analyzer: s},
		Report: func(d analysis.Diagnostic) { got = append(got, d) },
	}
	if _, err := faulty.Run(pass); err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 {
		t.Fatalf("%d diagnostics", len(got))
	}
	at := pass.Fset.Position(got[1].Pos)
	want := token.Position{Filename: filepath.FromSlash("/program/svc/orders/place/p.go"), Offset: 25, Line: 3, Column: 6}
	if diff := cmp.Diff(want, at); diff != "" {
		t.Errorf("position (-want +got):\n%s", diff)
	}
	if d := got[1]; d.Category != "oneop" || d.URL != subject.URL("oneop") || pass.Fset.Position(d.End).Offset != 27 {
		t.Errorf("diagnostic %+v", d)
	}
	var related []string
	for _, r := range got[1].Related {
		related = append(related, pass.Fset.Position(r.Pos).String()+" "+r.Message)
	}
	if diff := cmp.Diff([]string{"/program/svc/orders/place/p.go:4:70 here too", "/program/svc/orders/place/p.go:3:6 see there: svc/x"}, related); diff != "" {
		t.Errorf("related (-want +got):\n%s", diff)
	}
}

func TestDocumentationIsThePackageComment(t *testing.T) {
	if want := "oneop: finds a fault at three places.\n\n# Why"; faulty.Doc != want {
		t.Errorf("Doc = %q, want %q", faulty.Doc, want)
	}
}
