package rules_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/nanoarch/nanoarch/rules"
)

// edgeCase is an import and the clauses of all edge rules that it breaks, joined by "; ".
type edgeCase struct {
	from string
	to   rules.Target
	test bool
	want string
}

func judge(t *testing.T, p *rules.Policy, cases []edgeCase) {
	t.Helper()
	for _, tt := range cases {
		var got []string
		for _, b := range p.JudgeEdge(rules.Edge{From: own(t, p, tt.from).Class, To: tt.to, InTest: tt.test}) {
			got = append(got, b.What)
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, "; ")); diff != "" {
			t.Errorf("%s -> %s (test %v): %s", tt.from, tt.to.Path, tt.test, diff)
		}
	}
}

func TestForbid(t *testing.T) {
	p := load(t, `
[roles.model]
packages = ["m/{capability}/**"]
[roles.operation]
packages = ["o/{capability}/{operation}"]
[roles.api]
outside = ["example.com/api/**"]

[[forbid]]
name = "internals"
from = "app/*/**"
to = "app/{module}/internal/**"
except = ["app/{module}/**", { to = "app/open/internal/**" }]
[[forbid]]
name = "others"
from = "f/{x}/**"
to = "f/{y}/**"
except = [{ from = "f/{a}/**", to = "f/{a}/**" }]
[[forbid]]
name = "std"
from = "pure/**"
std = ["net/**", "log"]
external = "example.com/db/**"
tests = false
except = [{ to = "net/url" }, { from = "pure/io", to = "example.com/db/**" }]
[[forbid]]
name = "models"
from = { role = "operation" }
to = { role = "model", same = ["capability"] }
except = [{ from = "o/{capability}/special" }]
[[forbid]]
name = "api"
from = "**"
to = [{ role = "api" }, { role = "model", path = "m/secret/**" }]
except = ["o/**"]
[[forbid]]
name = "far"
from = "pure/**"
to = "app/**"
via = "any"
`)
	const internals = `[[forbid]] "internals" forbids it`
	judge(t, p, []edgeCase{
		{"app/a", own(t, p, "app/b/internal/x"), false, internals},
		{"app/a/x", own(t, p, "app/b/internal"), true, internals},
		{"app/a/x", own(t, p, "app/a/internal"), false, ""},
		{"app/a/x", own(t, p, "app/open/internal"), false, ""},
		{"cmd", own(t, p, "app/b/internal"), false, ""},
		{"f/a/x", own(t, p, "f/a/y"), false, ""},
		{"f/a/x", own(t, p, "f/b"), false, `[[forbid]] "others" forbids it`},
		{"pure/a", std("net/http"), false, `[[forbid]] "std" forbids it`},
		{"pure/a", std("net/http"), true, ""},
		{"pure/a", std("net/url"), false, ""},
		{"pure/a", std("netx"), false, ""},
		{"pure/a", std("log/slog"), false, ""},
		{"pure/a", external("example.com/db/sql"), false, `[[forbid]] "std" forbids it`},
		{"pure/io", external("example.com/db/sql"), false, ""},
		{"pure/io", std("log"), false, `[[forbid]] "std" forbids it`},
		{"pure/a", own(t, p, "app/x"), false, ""}, // chains are the caller's
		{"o/a/x", own(t, p, "m/a/y"), false, `[[forbid]] "models" forbids it`},
		{"o/a/x", own(t, p, "m/b/y"), false, ""},
		{"o/a/special", own(t, p, "m/a/y"), false, ""},
		{"cmd", external("example.com/api/v1"), false, `[[forbid]] "api" forbids it`},
		{"cmd", external("example.com/apis"), false, ""},
		{"cmd", own(t, p, "m/secret/y"), false, `[[forbid]] "api" forbids it`},
		{"cmd", own(t, p, "m/open/y"), false, ""},
		{"m/secret/y", own(t, p, "m/secret/y"), false, ""}, // no edge
	})
}

func TestProtect(t *testing.T) {
	p := load(t, `
[[protect]]
name = "modules"
packages = "app/{module}/*/**"
only = ["app/{module}/**"]
open = ["app/{module}/spi/**"]
except = [{ to = "app/legacy/**" }]
[[protect]]
name = "sql"
std = ["database/sql/**"]
external = ["example.com/pgx/**"]
only = ["store/**", "adapters/*"]
`)
	judge(t, p, []edgeCase{
		{"app/a", own(t, p, "app/b/inner"), false, `[[protect]] "modules" protects it`},
		{"app/a", own(t, p, "app/b"), false, ""},
		{"app/a", own(t, p, "app/b/spi/x"), false, ""},
		{"app/b/x", own(t, p, "app/b/inner"), false, ""},
		{"app/a", own(t, p, "app/legacy/inner"), false, ""},
		{"cmd", std("database/sql/driver"), false, `[[protect]] "sql" protects it`},
		{"store", std("database/sql"), false, ""},
		{"adapters/pg", external("example.com/pgx/v5"), false, ""},
		{"adapters/pg/x", external("example.com/pgx/v5"), false, `[[protect]] "sql" protects it`},
	})
	b := p.JudgeEdge(rules.Edge{From: own(t, p, "cmd").Class, To: std("database/sql")})
	if len(b) != 1 || b[0].Allowed != "only store/**, adapters/* may import it" || b[0].Rule.Name != "sql" {
		t.Errorf("break: %+v", b)
	}
}

func TestLayers(t *testing.T) {
	p := load(t, `
[[layers]]
name = "house"
order = ["cmd/**", ["doors/**", "stores/**"], { together = ["core/**", "rules/**"] }, { optional = ["kit"] }, "base/**"]
except = [{ from = "base/x", to = "cmd/**" }]
tests = false
[[layers]]
name = "service"
order = ["s/{service}/http/**", "s/{service}/app/**", "s/{service}/db/**"]
closed = true
exhaustive = "s/{service}/*/**"
[[layers]]
name = "closed"
order = ["a", { optional = ["b"] }, "c", "d"]
closed = true
`)
	judge(t, p, []edgeCase{
		{"cmd/x", own(t, p, "base/x"), false, ""},
		{"base/y", own(t, p, "cmd/x"), false, "layer cmd/** is above layer base/**"},
		{"base/y", own(t, p, "cmd/x"), true, ""},
		{"base/x", own(t, p, "cmd/x"), false, ""},
		{"doors/a", own(t, p, "stores/b"), false, "layers doors/** and stores/** are siblings that may not know each other"},
		{"doors/a", own(t, p, "doors/b"), false, ""},
		{"core", own(t, p, "rules/x"), false, ""},
		{"rules", own(t, p, "core/x"), false, ""},
		{"kit", own(t, p, "core/x"), false, "layer core/** is above layer kit"},
		{"elsewhere", own(t, p, "cmd/x"), false, ""},
		{"base/y", external("cmd/x"), false, ""},
		{"s/a/http", own(t, p, "s/a/app"), false, ""},
		{"s/a/app", own(t, p, "s/a/http"), false, "layer s/{service}/http/** is above layer s/{service}/app/**"},
		{"s/a/app", own(t, p, "s/b/http"), false, ""},
		{"s/a/http", own(t, p, "s/a/db/x"), false, "layer s/{service}/http/** may import the next layer only, and s/{service}/db/** is further down"},
		{"a", own(t, p, "b"), false, ""},
		{"a", own(t, p, "c"), false, ""},
		{"a", own(t, p, "d"), false, "layer a may import the next layer only, and d is further down"},
	})
	b := p.JudgeEdge(rules.Edge{From: own(t, p, "doors/a").Class, To: own(t, p, "cmd/b")})
	if len(b) != 1 || b[0].Allowed != "doors/**, core/**, rules/**, kit, base/**" {
		t.Errorf("break: %+v", b)
	}
	service := p.Edges()[1]
	for dir, want := range map[string]bool{"s/a/queue": true, "s/a/app/x": false, "s/a": false, "x": false} {
		if got := service.Unplaced(rules.Class{Dir: dir}); got != want {
			t.Errorf("Unplaced(%s) = %v", dir, got)
		}
	}
}

func TestIndependent(t *testing.T) {
	p := load(t, `
[[independent]]
name = "services"
packages = ["services/{service}/**", "plugins/{service}/**"]
except = [{ from = "services/orders/**", to = "services/prices/**" }]
[[independent]]
name = "plain"
packages = ["x/**", "y/**"]
`)
	judge(t, p, []edgeCase{
		{"services/a", own(t, p, "services/b/x"), false, "a and b must not know each other"},
		{"services/a", own(t, p, "services/a/x"), false, ""},
		{"services/a", own(t, p, "plugins/a/x"), false, ""},
		{"services/orders/x", own(t, p, "services/prices"), false, ""},
		{"services/prices", own(t, p, "services/orders/x"), false, "prices and orders must not know each other"},
		{"services/a", own(t, p, "shared"), false, ""},
		{"x/1", own(t, p, "x/2"), false, ""},
		{"x/1", own(t, p, "y/2"), false, "x/** and y/** must not know each other"},
	})
}

func TestChainsAreLeftToTheCaller(t *testing.T) {
	p := load(t, `
[[forbid]]
name = "far"
from = "domain/{part}/**"
to = "db/{part}/**"
external = "example.com/pgx/**"
via = "any"
except = ["domain/{part}/store"]
`)
	r := p.Edges()[0]
	if !r.Any || !r.Tests {
		t.Errorf("rule: %+v", r)
	}
	from, to := own(t, p, "domain/a/x").Class, own(t, p, "db/a")
	if got := p.JudgeEdge(rules.Edge{From: from, To: to}); got != nil {
		t.Errorf("judged as a direct rule: %+v", got)
	}
	if b, broken := r.Judge(rules.Edge{From: from, To: to}); !broken || b.Rule != r {
		t.Errorf("the pair breaks the rule: %v", broken)
	}
	values := r.Match(from, to)
	if len(values) != 1 || values[0].String() != "part=a" {
		t.Fatalf("values: %v", values)
	}
	if r.Match(from, own(t, p, "db/b")) != nil {
		t.Error("other values match")
	}
	if len(r.Match(from, external("example.com/pgx/v5"))) != 1 {
		t.Error("an external target does not match")
	}
	// an excepted import is no part of a chain, under the values of the pair
	if !r.Excepted(own(t, p, "domain/a/store").Class, own(t, p, "anything"), values[0]) {
		t.Error("not excepted")
	}
	if r.Excepted(own(t, p, "domain/b/store").Class, own(t, p, "anything"), values[0]) {
		t.Error("excepted under other values")
	}
}

func TestRequire(t *testing.T) {
	p := load(t, `
[[require]]
name = "base"
from = "controllers/{c}"
to = "controllers/base"
except = ["controllers/base"]
[[require]]
name = "used"
to = "features/{f}/**"
by = "cmd/{f}/**"
except = [{ to = "features/new/**" }]
via = "any"
[[require]]
name = "log"
from = "cmd/**"
std = "log/slog"
`)
	base, used, log := p.Edges()[0], p.Edges()[1], p.Edges()[2]
	c := own(t, p, "controllers/x").Class
	if v := base.FromMatches(c); len(v) != 1 || len(base.ToMatches(own(t, p, "controllers/base"), v[0])) != 1 || base.Exempt(c, v[0]) {
		t.Errorf("base: %v", v)
	}
	if b := own(t, p, "controllers/base").Class; !base.Exempt(b, base.FromMatches(b)[0]) {
		t.Error("controllers/base is not exempt")
	}
	if len(base.FromMatches(own(t, p, "other").Class)) != 0 || base.NeedsImporter() {
		t.Error("base speaks of other packages")
	}
	f := own(t, p, "features/a/x")
	v := used.ToMatches(f, nil)
	if len(v) != 1 || !used.NeedsImporter() || len(used.ByMatches(own(t, p, "cmd/a/main").Class, v[0])) != 1 || len(used.ByMatches(own(t, p, "cmd/b").Class, v[0])) != 0 {
		t.Errorf("used: %v", v)
	}
	if n := own(t, p, "features/new/x"); !used.Exempt(n.Class, used.ToMatches(n, nil)[0]) || used.Exempt(f.Class, v[0]) {
		t.Error("exempt: features/new/** only")
	}
	if len(log.ToMatches(std("log/slog"), nil)) != 1 || len(log.ToMatches(std("log"), nil)) != 0 {
		t.Error("log: std target")
	}
	judge(t, p, []edgeCase{{"controllers/x", own(t, p, "controllers/y"), false, ""}})
}

func TestAcyclic(t *testing.T) {
	p := load(t, `
[roles.model]
packages = ["m/{area}/{part}"]
[[acyclic]]
name = "capabilities"
groups = "services/{capability}/**"
[[acyclic]]
name = "models"
groups = { role = "model" }
[[acyclic]]
name = "children"
groups = "services/**"
siblings = true
`)
	capabilities, models, children := p.Edges()[0], p.Edges()[1], p.Edges()[2]
	names := func(r *rules.EdgeRule, dir string) string {
		var out []string
		for _, g := range r.Groups(own(t, p, dir).Class) {
			out = append(out, g.Name)
		}
		return strings.Join(out, " ")
	}
	if got := names(capabilities, "services/a/x/y"); got != "a" {
		t.Errorf("group %q", got)
	}
	if got := names(capabilities, "cmd/a"); got != "" {
		t.Errorf("group %q", got)
	}
	if got := names(models, "m/a/b"); got != "a/b" {
		t.Errorf("group %q", got)
	}
	if capabilities.BySiblings() || !children.BySiblings() {
		t.Error("siblings")
	}
	for _, tt := range []struct{ from, to, want string }{
		{"services/a/x", "services/b", "services: a b"},
		{"services/a/x/p", "services/a/y", "services/a: x y"},
		{"services/a", "services/a/y", ""},
		{"services/a/y", "services/a", ""},
		{"services/a", "cmd", ""},
	} {
		got := ""
		if folder, a, b, ok := children.Siblings(own(t, p, tt.from).Class, own(t, p, tt.to).Class); ok {
			got = folder + ": " + a + " " + b
		}
		if got != tt.want {
			t.Errorf("%s -> %s: %q, want %q", tt.from, tt.to, got, tt.want)
		}
	}
}
