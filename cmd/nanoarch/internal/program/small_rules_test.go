package program

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
)

func TestUnclassified(t *testing.T) {
	const policy = `[roles.operation]
packages = ["services/{capability}/{operation}"]
[roles.shared]
packages = ["shared/**"]
[roles.generated]
first = true
packages = ["**/*pb"]
imports = ["generated", "std"]
external = ["**"]
reason = "nobody reads it"
[generated]
files = ["**/*.gen.go"]
[[rules.unclassified.in]]
packages = ["legacy/**"]
level = "off"
`
	generated := func(dir string, names ...string) []*inventory.Package {
		u := pkg(dir)
		u[0].Files = nil
		for _, n := range names {
			file(u[0], n)
		}
		return u
	}
	tests := []struct {
		name  string
		units []*inventory.Package
		want  []string
	}{
		{"good", units(pkg("services/a/b"), pkg("shared"), pkg("shared/x/y"), generated("apipb", "z.gen.go"), pkg("legacy/x")), nil},
		{"too deep", pkg("services/a/b/c"), []string{
			`services/a/b/c/a.go:1 error package example.com/m/services/a/b/c (services/a/b/c) has no role; the nearest pattern is "services/{capability}/{operation}" of role operation: move the package to where it matches, or add a pattern for it to a role's packages`,
		}},
		{"misspelt", pkg("shard/x"), []string{
			`shard/x/a.go:1 error package example.com/m/shard/x (shard/x) has no role; the nearest pattern is "shared/**" of role shared: move the package to where it matches, or add a pattern for it to a role's packages`,
		}},
		{"one for all units of a folder", pkg("x", "xtest shared"), []string{
			`x/a.go:1 error package example.com/m/x (x) has no role; the nearest pattern is "**/*pb" of role generated: move the package to where it matches, or add a pattern for it to a role's packages`,
		}},
		{"hand-written files among generated ones", generated("apipb", "hand.go", "a_test.go", "z.gen.go"), []string{
			`apipb/hand.go:1,apipb/a_test.go:1 error generated example.com/m/apipb holds hand.go and 1 other file, which [generated] files does not name; move hand-written code to a package of another role, or name the file there if a tool writes it: nobody reads it`,
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, lines(run(newProgram(t, policy, tt.units), "unclassified"))); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
	if found := run(newProgram(t, "[[forbid]]\nname = \"n\"\nfrom = \"a\"\nto = \"b\"\n", pkg("x")), "unclassified"); len(found) > 0 {
		t.Errorf("a policy without roles has unclassified packages: %v", lines(found))
	}
}

func TestMembersAreJudgedElsewhere(t *testing.T) {
	const policy = `[[members]]
path = "sub"
[roles.operation]
packages = ["services/{o}"]
imports = ["std"]
[[forbid]]
name = "outer"
from = "sub/**"
to = "services/**"
via = "any"
`
	p := newProgram(t, policy, units(pkg("services/a", "=fmt"), pkg("sub/x", "services/a")))
	if found := run(p, "unclassified"); len(found) > 0 {
		t.Errorf("a member's package is unclassified: %v", lines(found))
	}
	if found := run(p, "imports"); len(found) != 1 {
		t.Errorf("outer edge rules give %v, want one finding", lines(found))
	}
}

func TestPatternDistance(t *testing.T) {
	near := []string{"a/b", "a/{x}", "a/**", "a/{x}/{y}", "z/q/{x}/w"} // each nearer to a/b than the next
	for i := range len(near) - 1 {
		if x, y := patternDistance(near[i], "a/b"), patternDistance(near[i+1], "a/b"); x >= y {
			t.Errorf("%s is %d from a/b, %s is %d", near[i], x, near[i+1], y)
		}
	}
	if d := patternDistance("v*/{name}pb", "v2/apipb"); d != 2 {
		t.Errorf("a pattern that matches with two wildcards is %d away", d)
	}
}

// waived returns a unit with findings of the rules at the given lines of its first file and of its test.
func waived(waivers ...inventory.Waiver) *inventory.Package {
	u := pkg("w")[0]
	file(u, "w_test.go")
	u.Waivers = waivers
	return u
}

func waiver(rule, reason string, from, to int) inventory.Waiver {
	return inventory.Waiver{Rule: rule, Reason: reason, From: from, To: to, Pos: inventory.Pos{Start: (from - 1) * width}}
}

func fault(u *inventory.Package, rule string, lines ...int) *subject.Finding {
	f := &subject.Finding{Rule: rule, Package: u, Level: "error", Message: "m"}
	for _, l := range lines {
		f.Positions = append(f.Positions, inventory.Pos{Start: (l-1)*width + 5})
	}
	return f
}

func TestWaive(t *testing.T) {
	nolint := waiver("", "r", 5, 5)
	nolint.Nolint = true
	elsewhere := waiver("imports", "r", 5, 5)
	elsewhere.Pos.File = 1
	tests := []struct {
		name         string
		waiver       inventory.Waiver
		rule         string
		at           []int
		stay, waived []string
	}{
		{"its line", waiver("imports", "r", 5, 5), "imports", []int{5}, nil, []string{"w/a.go:5 error m"}},
		{"a declaration", waiver("imports", "r", 3, 9), "imports", []int{9, 3}, nil, []string{"w/a.go:9,3 error m"}},
		{"another line", waiver("imports", "r", 5, 5), "imports", []int{6}, []string{"w/a.go:6 error m"}, nil},
		{"some places", waiver("imports", "r", 5, 5), "imports", []int{5, 6}, []string{"w/a.go:6 error m"}, nil},
		{"another rule", waiver("oneop", "r", 5, 5), "imports", []int{5}, []string{"w/a.go:5 error m"}, nil},
		{"without reason", waiver("imports", "", 5, 5), "imports", []int{5}, []string{"w/a.go:5 error m"}, nil},
		{"nolint", nolint, "", []int{5}, []string{"w/a.go:5 error m"}, nil},
		{"a finding about waivers", waiver("waivers", "r", 5, 5), "waivers", []int{5}, []string{"w/a.go:5 error m"}, nil},
		{"another file", elsewhere, "imports", []int{5}, []string{"w/a.go:5 error m"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			stay, waived := Waive([]*subject.Finding{fault(waived(tt.waiver), tt.rule, tt.at...)})
			if diff := cmp.Diff([][]string{tt.stay, tt.waived}, [][]string{lines(stay), lines(waived)}); diff != "" {
				t.Errorf("stay, waived (-want +got):\n%s", diff)
			}
		})
	}
	about := &subject.Finding{Rule: "policy", File: "nanoarch.toml", Line: 1}
	if stay, _ := Waive([]*subject.Finding{about}); len(stay) != 1 {
		t.Error("a finding about the policy is gone")
	}
}

func TestWaivers(t *testing.T) {
	nolint := waiver("", "because", 7, 7)
	nolint.Nolint = true
	tests := []struct {
		name    string
		waivers []inventory.Waiver
		want    []string
	}{
		{"good", []inventory.Waiver{waiver("imports", "r", 5, 5)}, nil},
		{"for one of several places", []inventory.Waiver{waiver("imports", "r", 6, 6)}, nil},
		{"useless", []inventory.Waiver{waiver("imports", "r", 9, 9), waiver("imports", "r", 8, 8)}, []string{
			"w/a.go:9,8 error package example.com/m/w waives imports where nothing breaks that rule; remove the comment",
		}},
		{"the second of two for one place", []inventory.Waiver{waiver("imports", "r", 5, 5), waiver("imports", "r", 4, 5)}, []string{
			"w/a.go:4 error package example.com/m/w waives imports where nothing breaks that rule; remove the comment",
		}},
		{"without reason", []inventory.Waiver{waiver("imports", "", 5, 5)}, []string{
			"w/a.go:5 error package example.com/m/w waives imports without a reason, which waives nothing; write //nanoarch:allow imports <reason>",
		}},
		{"without rule", []inventory.Waiver{waiver("", "", 5, 5)}, []string{
			"w/a.go:5 error package example.com/m/w waives <rule> without a reason, which waives nothing; write //nanoarch:allow <rule> <reason>",
		}},
		{"unknown rule", []inventory.Waiver{waiver("import", "r", 5, 5)}, []string{
			`w/a.go:5 error package example.com/m/w waives the unknown rule "import"; did you mean "imports"?`,
		}},
		{"several rules", []inventory.Waiver{waiver("imports,cycles", "r", 5, 5)}, []string{
			"w/a.go:5 error package example.com/m/w names several rules, imports,cycles, in one waiver, which waives nothing; write one comment for each",
		}},
		{"of a rule that has none", []inventory.Waiver{waiver("policy", "r", 5, 5)}, []string{
			"w/a.go:5 error package example.com/m/w waives policy, which no comment can waive; remove the comment",
		}},
		{"nolint", []inventory.Waiver{nolint}, []string{
			"w/a.go:7 error package example.com/m/w has a nolint comment for nanoarch, which waives nothing here; write //nanoarch:allow <rule> <reason>, one rule a comment",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			u := waived(tt.waivers...)
			p := newProgram(t, "", []*inventory.Package{u})
			if diff := cmp.Diff(tt.want, lines(run(p, "waivers", fault(u, "imports", 5, 6)))); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
	u := waived(waiver("oneop", "r", 9, 9))
	u.Problem.Message = "cannot read"
	if found := run(newProgram(t, "", []*inventory.Package{u}), "waivers"); len(found) > 0 {
		t.Errorf("a waiver is called useless though nobody could look: %v", lines(found))
	}
}

func TestUnusedEntries(t *testing.T) {
	const policy = `extends = ["nanoservice"]
[roles.operation]
packages = ["services/{capability}/{operation}"]
imports = ["contract", "shared",
  "std", { role = "model", same = ["capability"] }]
external = ["github.com/used/**", "github.com/idle"]
reach = ["clock"]
[tests]
imports = ["mocks", "tests"]
external = []
[deployments.x]
root = "cmd/gone"
`
	p := newProgram(t, policy, units(
		pkg("services/a/x", "services/a/x/contract", "=github.com/used/lib", "services/b/model", "gen shared"),
		pkg("services/a/x/contract"), pkg("services/b/model"), pkg("shared"), pkg("services/a/y", "xtest mocks/z"), pkg("mocks/z")))
	want := []string{
		`nanoarch.toml:6 warn policy entry "std" of roles.operation.imports allows no import that is there; remove it`,
		`nanoarch.toml:6 warn policy entry { role = "model", same = ["capability"] } of roles.operation.imports allows no import that is there; remove it`,
		`nanoarch.toml:7 warn policy entry "github.com/idle" of roles.operation.external allows no import that is there; remove it`,
		`nanoarch.toml:10 warn policy entry "tests" of tests.imports allows no import that is there; remove it`,
		`nanoarch.toml:13 warn policy entry "cmd/gone" of deployments.x.root matches no package; remove it, or correct the pattern`,
	}
	if diff := cmp.Diff(want, lines(run(p, "policy"))); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}
