package oneop

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/ruletest"
	"github.com/nanoarch/nanoarch/analyzers/subject"
)

const policy = `
version = 1
[roles.operation]
packages = ["svc/{operation}/**", "."]
[roles.contract]
packages = ["api/{operation}"]
[roles.shared]
packages = ["shared"]
`

func of(t *testing.T, dir string, p *inventory.Package) *subject.Subject {
	t.Helper()
	if p.Files == nil {
		p.Files = []inventory.File{{Name: "a.go"}}
	}
	return ruletest.Subject(t, policy, dir, p)
}

// entry is the n-th behaviour of a package.
func entry(n int, name string, contract bool) inventory.Entry {
	return inventory.Entry{Name: name, Kind: inventory.EntryFunc, Func: -1, Pos: inventory.Pos{Start: n, End: n + 1}, Contract: contract}
}

func TestKeeper(t *testing.T) {
	tests := []struct {
		entries []inventory.Entry
		extra   []string
	}{
		{[]inventory.Entry{entry(1, "A", false)}, nil}, // of svc/renew
		{[]inventory.Entry{entry(1, "A", false), entry(2, "B", false), entry(3, "C", false)}, []string{"B", "C"}},
		{[]inventory.Entry{entry(1, "A", false), entry(2, "B", true), entry(3, "C", false)}, []string{"A", "C"}},
		{[]inventory.Entry{entry(1, "C", false), entry(2, "B", false)}, []string{"C"}}, // whatever their order, so that moving code changes nothing
		{[]inventory.Entry{entry(1, "A", false), entry(2, "Renew", false), entry(3, "RenewAll", false)}, []string{"A", "RenewAll"}},
		{[]inventory.Entry{entry(1, "A", false), entry(2, "RenewAll", false)}, []string{"A"}},
		{[]inventory.Entry{entry(1, "Archive", false), entry(2, "Handler.Handle", false)}, []string{"Archive"}},
	}
	for _, test := range tests {
		var extra []string
		for _, f := range check(of(t, "svc/renew/v2", &inventory.Package{Entries: test.entries})) {
			extra = append(extra, f.Symbol)
		}
		if diff := cmp.Diff(test.extra, extra); diff != "" {
			t.Errorf("extra behaviours (-want +got):\n%s", diff)
		}
	}
}

// TestContractMethods: a contract may ask for several methods, even of a type that has more; the operation is not to
// blame for the first and is for the second.
func TestContractMethods(t *testing.T) {
	join := inventory.Method{Name: "Join", Sig: "func(string) error"}
	leave := inventory.Method{Name: "Leave", Sig: "func(string) error"}
	ban := inventory.Method{Name: "Ban", Sig: "func(string) error"}
	p := &inventory.Package{
		Types:      []inventory.Type{{Name: "service", Methods: []inventory.Method{ban, join, leave}}},
		Interfaces: []inventory.Interface{{Named: inventory.Symbol{Pkg: "example.com/m/api/a", Name: "Membership"}, Methods: []inventory.Method{join, leave}}},
	}
	for i, m := range []inventory.Method{ban, join, leave} {
		p.Funcs = append(p.Funcs, inventory.Func{Name: m.Name, Recv: "service", Sig: m.Sig})
		p.Entries = append(p.Entries, inventory.Entry{Name: "service." + m.Name, Kind: inventory.EntryMethod, Func: i, Pos: inventory.Pos{Start: i}})
	}
	found := check(of(t, "svc/a", p))
	if len(found) != 1 || found[0].Symbol != "service.Ban" || !strings.Contains(found[0].Message, "beside service.Join") {
		t.Errorf("found %d", len(found))
	}
	p.Interfaces[0].Named.Pkg = "example.com/m/api/b" // another operation's contract asks for nothing here
	if found := check(of(t, "svc/a", p)); len(found) != 2 {
		t.Errorf("found %d, want 2", len(found))
	}
}

func TestNotJudged(t *testing.T) {
	two := []inventory.Entry{entry(1, "A", false), entry(2, "B", false)}
	for name, p := range map[string]*inventory.Package{
		"an external test":       {Entries: two, TestOf: "example.com/m/svc/a"},
		"only files left out":    {Files: []inventory.File{{Name: "a_windows.go", Excluded: "_windows.go"}}},
		"only generated files":   {Files: []inventory.File{{Name: "a.gen.go", Generated: true}}},
		"one behaviour, checked": {Entries: []inventory.Entry{entry(1, "A", false), {Name: "B", Check: inventory.CheckPure}}},
	} {
		if found := check(of(t, "svc/a", p)); len(found) > 0 {
			t.Errorf("%s: found %s", name, found[0].Message)
		}
	}
	if found := check(of(t, "shared", &inventory.Package{Entries: two})); len(found) > 0 {
		t.Error("a package that is no operation is judged")
	}
}

func TestNoneStandsAtCode(t *testing.T) {
	p := &inventory.Package{Files: []inventory.File{
		{Name: "a_test.go", Test: true}, {Name: "b_windows.go", Excluded: "_windows.go"}, {Name: "c.gen.go", Generated: true},
		{Name: "d.go", PackagePos: inventory.Pos{File: 3, Start: 8, End: 9}},
	}}
	found := check(of(t, "svc/a", p))
	if len(found) != 1 || found[0].Positions[0] != p.Files[3].PackagePos {
		t.Fatalf("found %v", found)
	}
	if want := "operation example.com/m/svc/a has no behaviour; an operation owns exactly one, which other packages reach as a function, a method or a variable"; found[0].Message != want {
		t.Errorf("message %q", found[0].Message)
	}
}

func TestDestination(t *testing.T) {
	const own = "a package of its own"
	tests := []struct{ dir, entry, want string }{
		{"svc/place", "Cancel", own + ", such as example.com/m/svc/cancel"},
		{"svc/place", "Handler.Cancel", own + ", such as example.com/m/svc/cancel"},
		{"svc/place", "CancelHandler.Handle", own + ", such as example.com/m/svc/cancel"},
		{"svc/place/v1", "Cancel", own + ", such as example.com/m/svc/cancel/v1"},
		{"svc/place/commands", "CancelUseCase.Execute", own + ", such as example.com/m/svc/cancel/commands"},
		{"svc/place", "Handler.Handle", own},
		{"svc/place", "Place", own},
		{".", "Cancel", own},
	}
	for _, test := range tests {
		s := of(t, test.dir, &inventory.Package{})
		if got := destination(s, inventory.Entry{Name: test.entry}); got != test.want {
			t.Errorf("%s in %s: %q, want %q", test.entry, test.dir, got, test.want)
		}
	}
}
