package gate

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
)

// An outcome is read as it was written; cut off anywhere it is refused, and nothing panics.
func TestOutcomesAreReadBack(t *testing.T) {
	p := &inventory.Package{Dir: "a", Name: "a", Files: []inventory.File{{Name: "a.go", Size: 9}}}
	q := &inventory.Package{Dir: "b", Name: "b"}
	found := []*subject.Finding{
		{Rule: "imports", Package: p, Symbol: "s", Target: "t", Message: "m: r", Reason: "r", Level: "error", Positions: []inventory.Pos{{File: 0, Start: 3, End: 5}, {Start: 7, End: 8}}},
		{Rule: "cycles", Package: q, Message: "ring", Level: "warn", Related: []subject.Related{{Package: p, Pos: inventory.Pos{Start: 1}, Message: "here"}, {Path: "c", Line: 4, Message: "there"}}},
		{Rule: "policy", Message: "unused", File: "nanoarch.toml", Line: 3, Column: 9},
		{Rule: "oneop", Package: p, Fix: &subject.Fix{Message: "move", Edits: []subject.Edit{{Pos: inventory.Pos{Start: 1, End: 2}, Text: "x"}}}},
	}
	var table unitTable
	s := savedResult{Findings: table.save(found), Rules: []string{"cycles", "imports"}, Packages: 2, Dirs: "a\nb", Folders: []string{"/m"}, Units: []string{"u"}}
	w := flat{}
	w.result(&s)
	var back savedResult
	r := flat{read: true, text: string(w.out)}
	if r.result(&back); r.bad || r.text != "" {
		t.Fatalf("bad = %t, %d bytes are left", r.bad, len(r.text))
	}
	if diff := cmp.Diff(found, table.restore(back.Findings), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("written -, read +:\n%s", diff)
	}
	back.Findings, s.Findings = nil, nil
	if diff := cmp.Diff(s, back, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("written -, read +:\n%s", diff)
	}
	for n := range w.out {
		c := flat{read: true, text: string(w.out[:n])}
		if c.result(&savedResult{}); !c.bad {
			t.Errorf("an outcome of %d of %d bytes is read", n, len(w.out))
		}
	}
}
