package program

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

func TestCycles(t *testing.T) {
	const rule = "[[acyclic]]\nname = \"caps\"\ngroups = \"services/{capability}/**\"\n"
	tests := []struct {
		name, policy string
		units        []*inventory.Package
		want         []string
	}{
		{"good", rule, units(pkg("services/a/x", "services/b/x", "services/a/y"), pkg("services/a/y"), pkg("services/b/x", "services/c"), pkg("services/c")), nil},
		{"two groups, the cheaper edge", rule + "reason = \"why\"\n", units(pkg("services/a/x", "services/b/x"), pkg("services/a/y", "=fmt", "services/b/x"), pkg("services/b/x"), pkg("services/b/y", "=fmt", "services/a/x", "win services/a/x")), []string{
			`services/b/y/a.go:3,services/b/y/a_windows.go:2 error package example.com/m/services/b/y imports example.com/m/services/a/x, which closes the ring b -> a -> b; [[acyclic]] "caps" allows none, remove 1 edge: b -> a: why`,
		}},
		{"ties by name", rule, units(pkg("services/b/x", "services/a/x"), pkg("services/a/x"), pkg("services/a/y", "services/b/x")), []string{
			`services/a/y/a.go:2 error package example.com/m/services/a/y imports example.com/m/services/b/x, which closes the ring a -> b -> a; [[acyclic]] "caps" allows none, remove 1 edge: a -> b`,
		}},
		{"one edge of two rings", rule, units(pkg("services/a/1", "services/b/1"), pkg("services/b/1", "services/c/1", "services/d/1"), pkg("services/c/1"), pkg("services/c/2", "services/a/2"), pkg("services/a/2"), pkg("services/d/1"), pkg("services/d/2", "services/a/2")), []string{
			`services/a/1/a.go:2 error package example.com/m/services/a/1 imports example.com/m/services/b/1, which closes the ring a -> b -> c -> a, and 4 groups hang together in rings; [[acyclic]] "caps" allows none, remove 1 edge: a -> b`,
		}},
		{"two rings apart, one finding each", rule, units(pkg("services/a/1", "services/b/1"), pkg("services/b/1"), pkg("services/b/2", "services/a/1", "services/c/1"), pkg("services/c/1"), pkg("services/c/2", "services/d/1"), pkg("services/d/1"), pkg("services/d/2", "services/c/1")), []string{
			`services/a/1/a.go:2 error package example.com/m/services/a/1 imports example.com/m/services/b/1, which closes the ring a -> b -> a; [[acyclic]] "caps" allows none, remove 1 edge: a -> b`,
			`services/c/2/a.go:2 error package example.com/m/services/c/2 imports example.com/m/services/d/1, which closes the ring c -> d -> c; [[acyclic]] "caps" allows none, remove 1 edge: c -> d`,
		}},
		{"test imports close no ring", rule, units(pkg("services/a/x", "services/b/x"), pkg("services/b/x", "xtest services/a/x", "test services/a/x")), nil},
		{"unless the policy says so", rule + "tests = true\n", units(pkg("services/a/x", "services/b/x"), pkg("services/a/y", "services/b/x"), pkg("services/b/x", "xtest services/a/x")), []string{
			`services/b/x/x_test.go:2 error package example.com/m/services/b/x imports example.com/m/services/a/x in a test, which closes the ring b -> a -> b; [[acyclic]] "caps" allows none, remove 1 edge: b -> a`,
		}},
		{"excepted", rule + "except = [{ from = \"services/b/**\", to = \"services/a/**\" }]\n", units(pkg("services/a/x", "services/b/x"), pkg("services/b/x"), pkg("services/b/y", "services/a/x")), nil},
		{"not over packages outside the groups", rule, units(pkg("services/a/x", "lib"), pkg("lib", "services/b/x"), pkg("services/b/x"), pkg("services/b/y", "services/a/x")), nil},
		{"over them with via = any", rule + "via = \"any\"\n", units(pkg("services/a/x", "lib"), pkg("services/a/y", "lib"), pkg("lib", "services/b/x"), pkg("services/b/x"), pkg("services/b/y", "services/a/x")), []string{
			`services/b/y/a.go:2 error package example.com/m/services/b/y imports example.com/m/services/a/x, which closes the ring b -> a -> example.com/m/lib -> b; [[acyclic]] "caps" allows none, remove 1 edge: b -> a`,
		}},
		{"one group and a package outside are no ring of groups", rule + "via = \"any\"\n", units(pkg("services/a/x", "lib"), pkg("lib", "services/a/y"), pkg("services/a/y")), nil},
		{"siblings at every depth", "[[acyclic]]\nname = \"sib\"\ngroups = \"**\"\nsiblings = true\n", units(pkg("x/p/a", "x/q"), pkg("x/p/b"), pkg("x/q/c", "x/p/b"), pkg("x/q"), pkg("y", "x/q"), pkg("x/p")), []string{
			`x/p/a/a.go:2 error package example.com/m/x/p/a imports example.com/m/x/q, which closes the ring x/p -> x/q -> x/p; [[acyclic]] "sib" allows none, remove 1 edge: x/p -> x/q`,
		}},
		{"parents and children are no siblings", "[[acyclic]]\nname = \"sib\"\ngroups = \"**\"\nsiblings = true\n", units(pkg("x", "x/p"), pkg("x/p"), pkg("x/q", "x")), nil},
		{"a finding stands in a file that is judged", rule, units(pkg("services/a/x", "gen services/b/x"), pkg("services/a/y", "services/b/x"), pkg("services/b/x"), pkg("services/b/y", "gen services/a/x"), pkg("services/b/z", "gen services/a/x")), []string{
			`services/a/y/a.go:2 error package example.com/m/services/a/y imports example.com/m/services/b/x, which closes the ring a -> b -> a; [[acyclic]] "caps" allows none, remove 1 edge: a -> b`,
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, lines(run(newProgram(t, tt.policy, tt.units), "cycles"))); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

func TestCycleSteps(t *testing.T) {
	p := newProgram(t, "[[acyclic]]\nname = \"caps\"\ngroups = \"s/{c}/**\"\n", units(
		pkg("s/a/1", "s/b/1"), pkg("s/a/2", "s/b/1"), pkg("s/b/1"), pkg("s/b/2", "s/c/1"), pkg("s/b/3", "s/c/1"), pkg("s/b/4", "s/c/1"), pkg("s/c/1"),
		pkg("s/c/2", "s/a/1"), pkg("s/c/3", "s/a/1"), pkg("s/c/4", "s/a/1")))
	found := run(p, "cycles")
	if len(found) != 1 {
		t.Fatalf("found %d, want 1", len(found))
	}
	want := []string{
		"s/a/2/a.go:2 remove a -> b: example.com/m/s/a/2 imports example.com/m/s/b/1",
		"s/b/2/a.go:2 b -> c: example.com/m/s/b/2 imports example.com/m/s/c/1",
		"s/c/2/a.go:2 c -> a: example.com/m/s/c/2 imports example.com/m/s/a/1",
	}
	if diff := cmp.Diff(want, steps(found[0])); diff != "" {
		t.Errorf("related places (-want +got):\n%s", diff)
	}
	if f := found[0]; f.Symbol != "a b c" || f.Target != "caps" {
		t.Errorf("symbol %q, target %q; want the groups and the rule", f.Symbol, f.Target)
	}
}

// TestRefusedImportClosesNoRing holds "one fault, one finding": an import that a list refuses has its finding already,
// unless that rule is no error there or a comment waives it.
func TestRefusedImportClosesNoRing(t *testing.T) {
	const policy = `
[roles.op]
is       = "operation"
packages = ["{capability}/{operation}"]
imports  = [{ role = "op", same = ["capability"] }, "api"]
[roles.api]
is       = "contract"
packages = ["{capability}/{operation}/api"]
[[acyclic]]
name   = "capabilities"
groups = "{capability}/**"
`
	refused := pkg("b/y", "a/x")
	waived := pkg("b/y", "a/x")
	waived[0].Waivers = []inventory.Waiver{{Rule: "contractonly", Reason: "until March", Pos: waived[0].Imports[0].Pos, From: 1, To: 99}}
	for _, test := range []struct {
		name   string
		policy string
		unit   []*inventory.Package
		want   int
	}{
		{"refused", policy, refused, 0},
		{"waived", policy, waived, 1},
		{"only a warning there", policy + "[rules.contractonly]\nlevel = \"warn\"\n", refused, 1},
	} {
		p, err := New(loadPolicy(t, test.policy), units(pkg("a/x", "b/y/api"), pkg("a/x/api"), pkg("b/y/api"), test.unit), oneModule())
		if err != nil {
			t.Fatal(err)
		}
		if got := cycles(p); len(got) != test.want {
			t.Errorf("%s: %d findings, want %d", test.name, len(got), test.want)
		}
	}
}
