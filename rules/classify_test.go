package rules_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/nanoarch/nanoarch/rules"
)

const shopRoles = `
exclude = ["third_party/**"]

[roles.operation]
packages = ["services/{capability}/{operation}", { path = "users", capability = "users", operation = "users" }]
[roles.contract]
packages = ["services/{capability}/{operation}/contract", "shared/contract/**"]
outside  = ["example.com/api/{capability}/**"]
[roles.model]
packages = ["services/{capability}/model/**"]
[roles.handler]
is       = "operation"
packages = ["modules/{capability}/internal/{operation}"]
[roles.shared]
packages = ["shared/**", "services/{capability}/common"]
[roles.root]
packages = ["cmd/**", "."]
[roles.mocks]
first    = true
packages = ["**/mocks/**"]
[roles.fixtures]
first    = true
is       = "tests"
packages = ["**/mocks/testdatabase", "shared/**/fixtures"]
[roles.lib]
packages = ["lib/**"]
`

func TestClassify(t *testing.T) {
	p := load(t, shopRoles)
	for _, tt := range []struct{ dir, want string }{
		{".", "root/root ."},
		{"services/billing/charge", "operation/operation services/{capability}/{operation} capability=billing operation=charge"},
		{"services/billing/charge/contract", "contract/contract services/{capability}/{operation}/contract capability=billing operation=charge"},
		{"services/billing/model", "model/model services/{capability}/model/** capability=billing"},
		{"services/billing/model/deep/er", "model/model services/{capability}/model/** capability=billing"},
		{"services/billing/common", "shared/shared services/{capability}/common capability=billing"},
		{"users", "operation/operation users capability=users operation=users"},
		{"modules/hr/internal/hire", "handler/operation modules/{capability}/internal/{operation} capability=hr operation=hire"},
		{"shared/contract", "contract/contract shared/contract/**"},
		{"shared/clock", "shared/shared shared/**"},
		{"cmd/app", "root/root cmd/**"},
		{"services/billing/mocks", "mocks/mocks **/mocks/**"}, // first, although an operation's pattern matches
		{"x/mocks/testdatabase", "fixtures/tests **/mocks/testdatabase"},
		{"lib", "lib/ lib/**"},
		{"services/billing", ""},
		{"servicesx/billing/charge", ""},
		{"nowhere", ""},
		{"third_party/services", "excluded"},
	} {
		c, err := p.Classify(tt.dir)
		if err != nil {
			t.Error(err)
			continue
		}
		got := ""
		switch {
		case c.Excluded:
			got = "excluded"
		case c.Role != nil:
			got = fmt.Sprintf("%s/%s %s", c.Role.Name, c.Kind(), c.Pattern)
			if len(c.Values) > 0 {
				got += " " + c.Values.String()
			}
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.dir, got, tt.want)
		}
		if c.Dir != tt.dir {
			t.Errorf("%s: Dir is %q", tt.dir, c.Dir)
		}
	}
}

func TestClassifyImport(t *testing.T) {
	p := load(t, shopRoles)
	c, ok := p.ClassifyImport("example.com/api/billing/v1")
	if !ok || c.Role.Name != "contract" || c.Value("capability") != "billing" {
		t.Errorf("got %+v, %v", c, ok)
	}
	if _, ok := p.ClassifyImport("services/billing/charge"); ok {
		t.Error("a pattern of folders claims an import path")
	}
	if c, err := p.Classify("example.com/api/billing/v1"); err != nil || c.Role != nil {
		t.Error("a pattern of import paths claims a folder")
	}
}

func TestTies(t *testing.T) {
	for _, tt := range []struct{ name, policy, dir, want string }{
		{"two roles", "[roles.a]\npackages = [\"x/**\"]\n[roles.b]\npackages = [\n  \"**/y\"]", "x/y",
			`nanoarch.toml:3:13: package x/y: "x/**" of role a (nanoarch.toml:3:13) and "**/y" of role b (nanoarch.toml:6:3) claim it for different roles and none is more specific; write a longer pattern for it, or set first = true in the role that shall win`},
		{"other values", "[roles.a]\npackages = [\"{x}/b\", \"{y}/b\"]", "a/b",
			`nanoarch.toml:3:13: package a/b: "{x}/b" of role a (nanoarch.toml:3:13) with x=a and "{y}/b" of role a (nanoarch.toml:3:22) with y=a give it different values and none is more specific; write a longer pattern for it, or set first = true in the role that shall win`},
		{"same role and values", "[roles.a]\npackages = [\"x/**\", \"**/y\"]", "x/y", ""},
		{"first decides", "[roles.a]\npackages = [\"x/**\"]\n[roles.b]\nfirst = true\npackages = [\"**/y\"]", "x/y", ""},
		{"a longer pattern decides", "[roles.a]\npackages = [\"x/**\"]\n[roles.b]\npackages = [\"**/y\", \"x/y\"]", "x/y", ""},
		{"of three the middle pair is beaten", "[roles.a]\npackages = [\"x/**\"]\n[roles.b]\npackages = [\"**/y\"]\n[roles.c]\npackages = [\"x/y\"]", "x/y", ""},
		{"excluded", "exclude = [\"x/y\"]\n[roles.a]\npackages = [\"x/**\"]\n[roles.b]\npackages = [\"**/y\"]", "x/y", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, err := load(t, tt.policy).Classify(tt.dir)
			got := ""
			if err != nil {
				got = err.Error()
				if c.Role != nil {
					t.Errorf("a tie gives the role %s", c.Role.Name)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestIgnored(t *testing.T) {
	p := load(t, "[roles.operation]\npackages = [\"s/**\"]\ntemplate = \"templates/operation\"\n[templates]\nhole = \"tools/hole\"")
	for dir, want := range map[string]bool{
		".": false, "a/vendor/b": true, "testdata": true, "a/_x": true, ".git/x": true, "templates/operation": true, "templates/operation/sub": true,
		"templates": false, "tools/hole": true, "tools/holes": false, "internal/hole": false, "vendors": false,
	} {
		if got := p.Ignored(dir); got != want {
			t.Errorf("Ignored(%q) = %v", dir, got)
		}
	}
}

func BenchmarkClassify(b *testing.B) {
	p, err := rules.Load(rules.FileName, files{rules.FileName: "version = 1\nextends = [\"nanoservice\"]"}.read)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if c, err := p.Classify("services/billing/charge"); err != nil || c.Role == nil {
			b.Fatal(c, err)
		}
	}
}
