package rules_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/nanoarch/nanoarch/rules"
)

func TestCheckTree(t *testing.T) {
	const base = "version = 1\n[roles.operation]\npackages = [\"ops/{operation}\"]\n"
	dirs := []string{".", "ops/a", "ops/b", "lib/x", "cmd/app"}
	for _, tt := range []struct {
		name, policy string
		tree         rules.Tree
		want         string
	}{
		{"all is well", base, rules.Tree{Dirs: dirs}, ""},
		{"a pattern that matches nothing", base + "[roles.shared]\npackages = [\"lib/**\", \"libs/**\"]", rules.Tree{Dirs: dirs},
			`nanoarch.toml:5:23: pattern "libs/**" of role shared matches no package; did you mean "lib/**"?`},
		{"a pattern that never wins", base + "[roles.shared]\npackages = [\"*/**\", \"lib/**\", \"lib/*\"]", rules.Tree{Dirs: dirs},
			`nanoarch.toml:5:21: pattern "lib/**" of role shared wins for no package: a more specific pattern takes lib/x and all others that it matches; drop it`},
		{"the operation's own pattern", "version = 1\n[roles.operation]\npackages = [\"opps/{operation}\"]", rules.Tree{Dirs: dirs},
			`nanoarch.toml:3:13: pattern "opps/{operation}" of role operation matches no package; did you mean "ops/{operation}"?`},
		{"no package with an operation role", "version = 1\nextends = [\"nanoservice\"]\n[roles.handler]\nis = \"operation\"\noutside = [\"example.com/**\"]", rules.Tree{Dirs: dirs},
			`nanoarch.toml:3:1: no package has an operation role although role handler is declared; give it the packages of your operations, or drop it with off = true`},
		{"patterns of presets are exempt", "version = 1\nextends = [\"nanoservice\"]\n[roles.operation]\npackages = [\"ops/{operation}\"]", rules.Tree{Dirs: dirs}, ""},
		{"the policy's folder", base + "[roles.root]\npackages = [\".\"]", rules.Tree{Dirs: dirs[1:]},
			`nanoarch.toml:5:13: pattern "." of role root matches no package: there is no Go file in the policy's folder`},
		{"a tie", base + "[roles.x]\npackages = [\"**/a\"]", rules.Tree{Dirs: dirs},
			`nanoarch.toml:3:13: package ops/a: "ops/{operation}" of role operation (nanoarch.toml:3:13) with operation=a and "**/a" of role x (nanoarch.toml:5:13) claim it for different roles and none is more specific; write a longer pattern for it, or set first = true in the role that shall win`},
		{"an excluded package needs no role and matches nothing", "version = 1\nexclude = [\"lib/**\"]\n[roles.x]\npackages = [\"lib/**\"]", rules.Tree{Dirs: dirs},
			`nanoarch.toml:4:13: pattern "lib/**" of role x matches no package`},
		{"ends of edge rules", base + `
[[forbid]]
name = "f"
from = "ops/{o}"
to = ["lib/**", "nothing/**"]
except = [{ from = "ops/c" }, { to = "lib/x" }]
[[layers]]
name = "l"
order = ["cmd/*", { optional = ["never"] }, "lib/*/*"]
exhaustive = "cmd/*/*"
[[acyclic]]
name = "a"
groups = "op/{o}"
`, rules.Tree{Dirs: dirs}, `nanoarch.toml:8:17: pattern "nothing/**" of [[forbid]] "f" matches no package
nanoarch.toml:9:13: pattern "ops/c" of [[forbid]] "f" matches no package; did you mean "ops/a"?
nanoarch.toml:12:45: pattern "lib/*/*" of [[layers]] "l" matches no package
nanoarch.toml:13:1: pattern "cmd/*/*" of [[layers]] "l" matches no package
nanoarch.toml:16:1: pattern "op/{o}" of [[acyclic]] "a" matches no package; did you mean "ops/{o}"?`},
		{"a package in two layers", base + "[[layers]]\nname = \"l\"\norder = [\"ops/**\", \"lib/**\", \"*/x\"]", rules.Tree{Dirs: dirs},
			`nanoarch.toml:4:1: [[layers]] "l": package lib/x stands in two layers, lib/** and */x; make one of the patterns narrower`},
		{"std and external", base + `std = ["context", "erors", "net/**"]
external = ["example.com/a/**", "example.com/b/sub", "example.com/c", "*.org/**", "**", "**/sub"]
[[forbid]]
name = "f"
std = ["nett/http"]
external = ["example.com/absent/**"]
[tests]
external = ["example.com/tset"]
`, rules.Tree{Dirs: dirs, Std: func() []string { return []string{"context", "errors", "net/http"} }, Modules: []string{"example.com/a/v2", "example.com/b", "example.com/test"}},
			`nanoarch.toml:4:19: pattern "erors" of role operation matches no package of the standard library; did you mean "errors"?
nanoarch.toml:5:54: external pattern "example.com/c" of role operation matches no required module; did you mean "example.com/b"?
nanoarch.toml:5:71: external pattern "*.org/**" of role operation matches no required module
nanoarch.toml:8:8: pattern "nett/http" of [[forbid]] "f" matches no package of the standard library; did you mean "net/http"?
nanoarch.toml:11:13: external pattern "example.com/tset" of [tests] matches no required module; did you mean "example.com/test"?`},
		{"a second policy", base + "[[members]]\npath = \"tools\"\n[[members]]\npath = \"gone\"",
			rules.Tree{Dirs: dirs, Policies: []string{"tools/nanoarch.toml", "ops/a/nanoarch.toml", "testdata/x/nanoarch.toml", "nanoarch.toml"}},
			`nanoarch.toml:7:1: [[members]]: there is no nanoarch.toml in "gone"
ops/a/nanoarch.toml:1:1: a second policy below nanoarch.toml; name it there with [[members]] path = "ops/a", or remove it`},
		{"a member's packages are the member's to judge", base + "[roles.x]\npackages = [\"**/a\", \"lib/**\"]\n[[members]]\npath = \"ops/a\"",
			rules.Tree{Dirs: dirs, Policies: []string{"ops/a/nanoarch.toml"}},
			`nanoarch.toml:5:13: pattern "**/a" of role x matches no package`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p, err := rules.Load(rules.FileName, files{rules.FileName: tt.policy}.read)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, p.CheckTree(tt.tree).Error()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestIdleEntries(t *testing.T) {
	p := load(t, `
exclude = ["third_party/**", "lib/**"]
[roles.operation]
packages = ["ops/*"]
[deployments.a]
root = ["cmd/app", "cmd/ap"]
[[rules.oneop.in]]
packages = ["legacy/**"]
level = "off"
[baseline]
strict = ["ops/**", "core/**"]
`)
	var got []string
	for _, e := range p.Idle(rules.Tree{Dirs: []string{"ops/a", "cmd/app", "lib/x"}}) {
		got = append(got, e.Table+" "+e.List+" "+e.Text)
	}
	want := []string{" exclude third_party/**", "deployments.a root cmd/ap", "rules.oneop.in packages legacy/**", "baseline strict core/**"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if !p.Strict("ops/a") || p.Strict("lib/x") {
		t.Error("strict")
	}
}

func TestMembersAndDeployments(t *testing.T) {
	p := load(t, `
[[members]]
path = "tools/gen"
[[members]]
path = "./apps/nanoarch.toml"
[deployments.service]
root = "{capability}/cmd/{kind}"
[deployments.all]
root = ["cmd/all", "cmd/every"]
[generated]
files = ["**/*.pb.go", "docs/*.go"]
[graph]
tiers = ["transport", "operation"]
`)
	if m, ok := p.IsMember("apps/x/y"); !ok || m.Path != "apps" {
		t.Errorf("member %v", m)
	}
	if _, ok := p.IsMember("tools"); ok {
		t.Error("tools is no member")
	}
	ds := p.Deployments()
	for _, tt := range []struct {
		deployment int
		dir, want  string
	}{{1, "billing/cmd/http", "service/billing/http"}, {1, "cmd/all", ""}, {0, "cmd/every", "all"}} {
		if got, ok := ds[tt.deployment].Instance(tt.dir); ok && got != tt.want || !ok && tt.want != "" {
			t.Errorf("%s: %q, %v", tt.dir, got, ok)
		}
	}
	for file, want := range map[string]bool{"a/b/x.pb.go": true, "x.pb.go": true, "docs/docs.go": true, "docs/a/docs.go": false, "x.go": false} {
		if p.Generated(file) != want {
			t.Errorf("Generated(%s) = %v", file, !want)
		}
	}
	if diff := cmp.Diff([]string{"transport", "operation"}, p.Tiers()); diff != "" {
		t.Error(diff)
	}
	if p.Hole() != "internal/hole" {
		t.Errorf("hole %q", p.Hole())
	}
}
