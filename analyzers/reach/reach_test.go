package reach

import (
	"strings"
	"testing"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/ruletest"
)

const policy = `
version = 1
[roles.operation]
packages = ["svc/**"]
reach    = ["log"]
[roles.shared]
packages = ["shared"]
[roles.free]
packages = ["free"]
reach    = ["*"]
[[effect]]
symbol = "example.com/x.Wait"
reach  = ["clock", "network", "log"]
`

func use(pkg, name string, kind inventory.UseKind, at ...int) inventory.Use {
	u := inventory.Use{Symbol: inventory.Symbol{Pkg: pkg, Name: name}, Kind: kind, Mutable: kind == inventory.UseVar}
	for _, n := range at {
		u.At = append(u.At, inventory.Place{Pos: inventory.Pos{Start: n, End: n + 1}, Func: -1})
	}
	return u
}

// record has two ways to one symbol, an effect in a test, a type called like a function, and a goroutine here and there.
func record() *inventory.Package {
	inferred, test := use("time", "Now", inventory.UseFunc, 5), use("time", "Now", inventory.UseFunc, 1)
	inferred.Via, test.Test = inventory.ViaInferred, true
	return &inventory.Package{
		Files: []inventory.File{{Name: "a.go"}},
		Uses: []inventory.Use{
			use("example.com/x", "Wait", inventory.UseFunc, 40), use("log", "Logger", inventory.UseType, 2), use("net/http", "Get", inventory.UseType, 3),
			use("time", "Now", inventory.UseFunc, 30, 10), inferred, test,
		},
		Effects: []inventory.Effect{
			{Kind: "goroutine", Detail: "go a", Pos: inventory.Pos{Start: 60}}, {Kind: "goroutine", Detail: "go b", Pos: inventory.Pos{Start: 50}},
			{Kind: "init", Detail: "func init", Pos: inventory.Pos{Start: 70}, Test: true},
		},
	}
}

// TestOneFindingASymbol: places and ways make no difference, so ids stay when code moves.
func TestOneFindingASymbol(t *testing.T) {
	var got []string
	for _, f := range check(ruletest.Subject(t, policy, "svc/a", record())) {
		if len(f.Positions) == 0 || f.Target != "" {
			t.Errorf("%+v", f)
		}
		_, words, _ := strings.Cut(f.Message, " (")
		got = append(got, f.Symbol+" "+strings.Repeat("x", len(f.Positions))+" ("+words)
	}
	want := []string{
		"example.com/x.Wait x (clock, network); an operation may reach only log, so move the call to an adapter behind a contract",
		"time.Now xxx (clock); an operation may reach only log, so take the time as input or through a contract",
		"goroutine xx (goroutine); an operation may reach only log, so let whoever calls decide what runs at the side",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestNotJudged(t *testing.T) {
	generated, external := record(), record()
	generated.Files[0].Generated, external.TestOf = true, "example.com/m/svc/a"
	for dir, p := range map[string]*inventory.Package{"shared": record(), "free": record(), "svc/a": generated, "svc/b": external, "elsewhere": record()} {
		if found := check(ruletest.Subject(t, policy, dir, p)); len(found) > 0 {
			t.Errorf("%s: %s", dir, found[0].Message)
		}
	}
}

func TestState(t *testing.T) {
	p := record()
	p.Uses, p.Effects = nil, nil
	p.Files = append(p.Files, inventory.File{Name: "a_test.go", Test: true})
	written, inTest := []inventory.Pos{{Start: 9}}, []inventory.Pos{{File: 1, Start: 9}}
	logger := inventory.TypeRef{Named: inventory.Symbol{Pkg: "example.com/l", Name: "SugaredLogger"}}
	p.Vars = []inventory.Var{
		{Name: "ErrX", IsError: true, Writes: written}, {Name: "_", Assertion: true}, {Name: "forTests", Writes: inTest},
		{Name: "logger", Type: logger}, {Name: "made", Type: logger, Init: []inventory.Symbol{{Pkg: "example.com/x", Name: "Wait"}}},
		{Name: "n", Writes: written},
	}
	var got []string
	for _, f := range check(ruletest.Subject(t, policy, "svc/a", p)) {
		got = append(got, f.Symbol)
	}
	if strings.Join(got, " ") != "logger n" {
		t.Errorf("state %q", got)
	}
}
