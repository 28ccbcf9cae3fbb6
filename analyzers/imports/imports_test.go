package imports

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/ruletest"
	"github.com/nanoarch/nanoarch/analyzers/subject"
)

func judge(t *testing.T, policy string, p inventory.Package) []*subject.Finding {
	t.Helper()
	p.Files = ruletest.Files()
	return check(ruletest.Subject(t, "version = 1\n"+policy, "app", &p))
}

const lists = `
[roles.app]
packages = ["app"]
imports  = ["std"]
reason   = "keep it small"
[roles.lib]
packages = ["lib/**"]
`

// TestPositions: one finding for a target, at an import that everybody builds; generated files are not judged.
func TestPositions(t *testing.T) {
	found := judge(t, lists, inventory.Package{Imports: []inventory.Import{
		ruletest.Import("example.com/m/lib/a", 1, 1), ruletest.Import("example.com/m/lib/a", 2, 2), ruletest.Import("example.com/m/lib/a", 0, 3), ruletest.Import("example.com/m/lib/a", 3, 4),
		ruletest.Import("example.com/m/lib/b", 3, 5), ruletest.Import("fmt", 0, 6), ruletest.Import("unsafe", 0, 7), ruletest.Import("C", 2, 8), ruletest.Import("example.com/m/app", 1, 9),
	}})
	if len(found) != 1 {
		t.Fatalf("%d findings, want one", len(found))
	}
	if diff := cmp.Diff([]inventory.Pos{ruletest.At(0, 3), ruletest.At(1, 1), ruletest.At(2, 2)}, found[0].Positions); diff != "" {
		t.Errorf("positions (-want +got):\n%s", diff)
	}
	want := "app example.com/m/app imports lib example.com/m/lib/a; an app may import only std: keep it small"
	if f := found[0]; f.Message != want || f.Target != "example.com/m/lib/a" || f.Reason != "keep it small" {
		t.Errorf("finding %+v", f)
	}
}

// TestEdgeRulesSpeakFirst: an import that an edge rule forbids is not reported for the lists again, but one that the
// rule does not look at is.
func TestEdgeRulesSpeakFirst(t *testing.T) {
	policy := lists + `
[[forbid]]
name   = "no lib"
from   = "app"
to     = "lib/**"
tests  = false
reason = "lib is leaving"
[[protect]]
name     = "lib is for itself"
packages = "lib/**"
only     = "lib/**"
tests    = false
`
	type answer struct {
		Symbol, Target string
		Positions      []inventory.Pos
	}
	var got []answer
	for _, f := range judge(t, policy, inventory.Package{Imports: []inventory.Import{ruletest.Import("example.com/m/lib/a", 0, 1), ruletest.Import("example.com/m/lib/a", 1, 2)}}) {
		got = append(got, answer{f.Symbol, f.Target, f.Positions})
	}
	want := []answer{
		{"example.com/m/lib/a", "no lib", []inventory.Pos{ruletest.At(0, 1)}},
		{"example.com/m/lib/a", "lib is for itself", []inventory.Pos{ruletest.At(0, 1)}},
		{"", "example.com/m/lib/a", []inventory.Pos{ruletest.At(1, 2)}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

func TestRequire(t *testing.T) {
	const policy = `
[[require]]
name   = "starts the log"
from   = "app"
to     = ["log/**", "trace"]
`
	for name, test := range map[string]struct {
		p     inventory.Package
		found int
	}{
		"nothing":          {inventory.Package{}, 1},
		"something else":   {inventory.Package{Imports: []inventory.Import{ruletest.Import("log", 0, 1)}}, 1}, // of std
		"one of them":      {inventory.Package{Imports: []inventory.Import{ruletest.Import("example.com/m/log/text", 0, 1)}}, 0},
		"only in a test":   {inventory.Package{Imports: []inventory.Import{ruletest.Import("example.com/m/trace", 1, 1)}}, 1},
		"an external test": {inventory.Package{TestOf: "example.com/m/app"}, 0},
	} {
		if found := judge(t, policy, test.p); len(found) != test.found {
			t.Errorf("%s: %d findings, want %d", name, len(found), test.found)
		}
	}
	if found := judge(t, policy[:len(policy)-1]+"\nvia = \"any\"\n", inventory.Package{}); len(found) > 0 {
		t.Error("chains of imports are judged here")
	}
}

func TestExhaustiveLayers(t *testing.T) {
	const policy = "[[layers]]\nname = \"floors\"\norder = [\"roof\", \"%\"]\nexhaustive = \"*\"\nreason = \"gravity\"\n"
	for layer, want := range map[string]int{"cellar": 1, "app": 0} {
		if found := judge(t, strings.ReplaceAll(policy, "%", layer), inventory.Package{}); len(found) != want {
			t.Errorf("with layer %s: %d findings, want %d", layer, len(found), want)
		}
	}
}
