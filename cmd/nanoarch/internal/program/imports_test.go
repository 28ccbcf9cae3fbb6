package program

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

func TestChains(t *testing.T) {
	const forbid = `[[forbid]]
name = "no db"
from = "domain/**"
to   = "db/**"
via  = "any"
reason = "the domain is pure"
`
	tests := []struct {
		name, policy string
		units        []*inventory.Package
		want         []string
	}{
		{"good", forbid, units(pkg("domain/a", "lib"), pkg("lib"), pkg("db", "domain/a")), nil},
		{"direct", forbid, units(pkg("domain/a", "lib", "db"), pkg("lib"), pkg("db")), []string{
			`domain/a/a.go:3 error package example.com/m/domain/a reaches package example.com/m/db by example.com/m/domain/a -> example.com/m/db; [[forbid]] "no db" forbids it, also through others: the domain is pure`,
		}},
		{"one finding for a target group, the shortest chain whole", forbid,
			units(pkg("domain/a", "lib", "far"), pkg("lib", "util"), pkg("util", "db/x"), pkg("far", "f2"), pkg("f2", "f3"), pkg("f3", "db/y"), pkg("db/x"), pkg("db/y")), []string{
				`domain/a/a.go:2 error package example.com/m/domain/a reaches package example.com/m/db/x by example.com/m/domain/a -> example.com/m/lib -> example.com/m/util -> example.com/m/db/x; [[forbid]] "no db" forbids it, also through others: the domain is pure`,
			}},
		{"ties by name", forbid,
			units(pkg("domain/a", "z", "m", "b"), pkg("z", "db/a"), pkg("m", "db/b"), pkg("b", "db/z", "db/y"), pkg("db/a"), pkg("db/b"), pkg("db/y"), pkg("db/z")), []string{
				`domain/a/a.go:4 error package example.com/m/domain/a reaches package example.com/m/db/y by example.com/m/domain/a -> example.com/m/b -> example.com/m/db/y; [[forbid]] "no db" forbids it, also through others: the domain is pure`,
			}},
		{"every importer on the way has its own finding", forbid,
			units(pkg("domain/a", "domain/b"), pkg("domain/b", "db"), pkg("db")), []string{
				`domain/a/a.go:2 error package example.com/m/domain/a reaches package example.com/m/db by example.com/m/domain/a -> example.com/m/domain/b -> example.com/m/db; [[forbid]] "no db" forbids it, also through others: the domain is pure`,
				`domain/b/a.go:2 error package example.com/m/domain/b reaches package example.com/m/db by example.com/m/domain/b -> example.com/m/db; [[forbid]] "no db" forbids it, also through others: the domain is pure`,
			}},
		{"no chain over tests", forbid,
			units(pkg("domain/a", "test lib", "xtest db"), pkg("domain/b", "lib"), pkg("lib", "test db"), pkg("db")), nil},
		{"a chain over a file that is left out", forbid,
			units(pkg("domain/a", "win lib"), pkg("lib", "win db"), pkg("db")), []string{
				`domain/a/a_windows.go:2 error package example.com/m/domain/a reaches package example.com/m/db by example.com/m/domain/a -> example.com/m/lib -> example.com/m/db, the first import in a file left out by _windows.go; [[forbid]] "no db" forbids it, also through others: the domain is pure`,
			}},
		{"generated files start no chain but carry one", forbid,
			units(pkg("domain/a", "gen lib"), pkg("domain/b", "lib"), pkg("lib", "gen db"), pkg("db")), []string{
				`domain/b/a.go:2 error package example.com/m/domain/b reaches package example.com/m/db by example.com/m/domain/b -> example.com/m/lib -> example.com/m/db; [[forbid]] "no db" forbids it, also through others: the domain is pure`,
			}},
		{"all places of the first import", forbid,
			units(pkg("domain/a", "db", "=fmt", "win db", "db"), pkg("db")), []string{
				`domain/a/a.go:2,4,domain/a/a_windows.go:2 error package example.com/m/domain/a reaches package example.com/m/db by example.com/m/domain/a -> example.com/m/db; [[forbid]] "no db" forbids it, also through others: the domain is pure`,
			}},
		{"excepted importers carry no chain", `[[forbid]]
name = "n"
from = "a/**"
to = "db/**"
via = "any"
except = ["repo/**"]
`, units(pkg("a", "repo"), pkg("repo", "db"), pkg("db")), nil},
		{"an excepted import carries no chain, another way does", `[[forbid]]
name = "n"
from = "a/**"
to = "db/**"
via = "any"
except = [{ from = "lib", to = "db/x" }]
`, units(pkg("a/1", "lib"), pkg("a/2", "lib", "q"), pkg("lib", "db/x"), pkg("q", "r"), pkg("r", "db/x"), pkg("db/x")), []string{
			`a/2/a.go:3 error package example.com/m/a/2 reaches package example.com/m/db/x by example.com/m/a/2 -> example.com/m/q -> example.com/m/r -> example.com/m/db/x; [[forbid]] "n" forbids it, also through others, allowed: lib -> db/x`,
		}},
		{"values of a pair decide what is excepted", `[[forbid]]
name = "internals"
from = "app/*/**"
to = "app/{module}/internal/**"
except = ["app/{module}/**"]
via = "any"
`, units(pkg("app/x", "app/x/internal"), pkg("app/x/internal"), pkg("app/y", "app/x", "lib"), pkg("lib", "app/x/internal", "app/z/internal"), pkg("app/z/internal")), []string{
			`app/y/a.go:3 error package example.com/m/app/y reaches package example.com/m/app/z/internal by example.com/m/app/y -> example.com/m/lib -> example.com/m/app/z/internal; [[forbid]] "internals" forbids it, also through others, allowed: imports by app/{module}/**`,
			`app/y/a.go:3 error package example.com/m/app/y reaches package example.com/m/app/x/internal by example.com/m/app/y -> example.com/m/lib -> example.com/m/app/x/internal; [[forbid]] "internals" forbids it, also through others, allowed: imports by app/{module}/**`,
		}},
		{"features do not know each other", `[[forbid]]
name = "features"
from = "features/{f}/**"
to = "features/{other}/**"
except = [{ from = "features/{x}/**", to = "features/{x}/**" }]
via = "any"
`, units(pkg("features/a/p", "features/a/q", "lib"), pkg("features/a/q"), pkg("lib", "features/a/q", "features/b/r"), pkg("features/b/r")), []string{
			`features/a/p/a.go:3 error package example.com/m/features/a/p reaches package example.com/m/features/b/r by example.com/m/features/a/p -> example.com/m/lib -> example.com/m/features/b/r; [[forbid]] "features" forbids it, also through others, allowed: features/{x}/** -> features/{x}/**`,
		}},
		{"third-party and standard targets", `[[forbid]]
name = "ext"
from = "domain/**"
external = ["github.com/jackc/pgx/**"]
std = ["net/**"]
via = "any"
`, units(pkg("domain/a", "lib"), pkg("lib", "=github.com/jackc/pgx/v5/pgconn", "=net/http")), []string{
			`domain/a/a.go:2 error package example.com/m/domain/a reaches standard package net/http by example.com/m/domain/a -> example.com/m/lib -> net/http; [[forbid]] "ext" forbids it, also through others`,
			`domain/a/a.go:2 error package example.com/m/domain/a reaches third-party package github.com/jackc/pgx/v5/pgconn by example.com/m/domain/a -> example.com/m/lib -> github.com/jackc/pgx/v5/pgconn; [[forbid]] "ext" forbids it, also through others`,
		}},
		{"protect", `[[protect]]
name = "tables"
packages = "services/{service}/tables/**"
only = ["services/{service}/**"]
open = ["services/{service}/tables/open/**"]
via = "any"
`, units(pkg("services/a", "services/a/tables", "services/b"), pkg("services/a/tables"), pkg("services/b", "services/b/tables", "services/a/tables/open"), pkg("services/b/tables"), pkg("services/a/tables/open")), []string{
			`services/a/a.go:3 error package example.com/m/services/a reaches package example.com/m/services/b/tables by example.com/m/services/a -> example.com/m/services/b -> example.com/m/services/b/tables; [[protect]] "tables" protects it, also through others, allowed: only services/{service}/** may import it`,
		}},
		{"independent", `[[independent]]
name = "ind"
packages = "services/{s}/**"
via = "any"
except = [{ from = "services/orders/**", to = "services/prices/**" }]
`, units(pkg("services/orders/a", "services/orders/b", "services/prices/a", "lib"), pkg("services/orders/b", "services/prices/a"), pkg("services/prices/a", "lib"), pkg("lib", "services/stock/a"), pkg("services/stock/a")), []string{
			`services/orders/a/a.go:4 error package example.com/m/services/orders/a reaches package example.com/m/services/stock/a by example.com/m/services/orders/a -> example.com/m/lib -> example.com/m/services/stock/a; [[independent]] "ind": orders and stock must not know each other, also through others, allowed: packages of orders`,
			`services/prices/a/a.go:2 error package example.com/m/services/prices/a reaches package example.com/m/services/stock/a by example.com/m/services/prices/a -> example.com/m/lib -> example.com/m/services/stock/a; [[independent]] "ind": prices and stock must not know each other, also through others, allowed: packages of prices`,
		}},
		{"layers inside a container", `[[layers]]
name = "l"
order = ["s/{s}/http/**", "s/{s}/app/**", "s/{s}/model/**"]
via = "any"
`, units(pkg("s/a/http", "s/a/app"), pkg("s/a/app", "s/a/model"), pkg("s/a/model", "lib"), pkg("lib", "s/a/http", "s/b/http"), pkg("s/b/http"), pkg("s/b/model"), pkg("s/b/app", "s/b/model")), []string{
			`s/a/app/a.go:2 error package example.com/m/s/a/app reaches package example.com/m/s/a/http by example.com/m/s/a/app -> example.com/m/s/a/model -> example.com/m/lib -> example.com/m/s/a/http; [[layers]] "l": layer s/{s}/http/** is above layer s/{s}/app/**, also through others, allowed: s/{s}/app/**, s/{s}/model/**`,
			`s/a/model/a.go:2 error package example.com/m/s/a/model reaches package example.com/m/s/a/http by example.com/m/s/a/model -> example.com/m/lib -> example.com/m/s/a/http; [[layers]] "l": layer s/{s}/http/** is above layer s/{s}/model/**, also through others, allowed: s/{s}/model/**`,
			`s/a/model/a.go:2 error package example.com/m/s/a/model reaches package example.com/m/s/a/app by example.com/m/s/a/model -> example.com/m/lib -> example.com/m/s/a/http -> example.com/m/s/a/app; [[layers]] "l": layer s/{s}/app/** is above layer s/{s}/model/**, also through others, allowed: s/{s}/model/**`,
		}},
		{"no chain from a package to itself", forbid + "[[forbid]]\nname = \"self\"\nfrom = \"lib/**\"\nto = \"lib/**\"\nvia = \"any\"\n",
			units(pkg("lib/a", "win x"), pkg("x", "lib/a")), nil},
		{"in a ring the other target is found", "[[forbid]]\nname = \"self\"\nfrom = \"lib/**\"\nto = \"lib/**\"\nvia = \"any\"\n",
			units(pkg("lib/a", "win x"), pkg("x", "lib/a", "y"), pkg("y", "lib/b"), pkg("lib/b")), []string{
				`lib/a/a_windows.go:2 error package example.com/m/lib/a reaches package example.com/m/lib/b by example.com/m/lib/a -> example.com/m/x -> example.com/m/y -> example.com/m/lib/b, the first import in a file left out by _windows.go; [[forbid]] "self" forbids it, also through others`,
			}},
		{"direct rules are judged elsewhere", "[[forbid]]\nname = \"d\"\nfrom = \"a\"\nto = \"b\"\n", units(pkg("a", "b"), pkg("b")), nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, lines(run(newProgram(t, tt.policy, tt.units), "imports"))); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

func TestChainSteps(t *testing.T) {
	p := newProgram(t, "[[forbid]]\nname = \"n\"\nfrom = \"a\"\nto = \"d\"\nvia = \"any\"\n",
		units(pkg("a", "b"), pkg("b", "=fmt", "c"), pkg("c", "win d"), pkg("d")))
	found := run(p, "imports")
	if len(found) != 1 {
		t.Fatalf("found %d, want 1", len(found))
	}
	want := []string{
		"b/a.go:3 example.com/m/b imports example.com/m/c",
		"c/a_windows.go:2 example.com/m/c imports example.com/m/d in a file left out by _windows.go",
	}
	if diff := cmp.Diff(want, steps(found[0])); diff != "" {
		t.Errorf("related places (-want +got):\n%s", diff)
	}
	if f := found[0]; f.Symbol != "d" || f.Target != "n" {
		t.Errorf("symbol %q, target %q; want the target group and the rule, so that the id outlives the chain", f.Symbol, f.Target)
	}
}

func TestRequire(t *testing.T) {
	tests := []struct {
		name, policy string
		units        []*inventory.Package
		want         []string
	}{
		{"any", "[[require]]\nname = \"base\"\nfrom = \"c/{x}\"\nto = \"base\"\nvia = \"any\"\nexcept = [\"c/free\"]\nreason = \"r\"\n",
			units(pkg("c/a", "lib"), pkg("lib", "base"), pkg("c/b", "test base"), pkg("c/free"), pkg("base")), []string{
				`c/b/a.go:1 error package example.com/m/c/b imports none of what [[require]] "base" demands, not even through others; it must import base: r`,
			}},
		{"any with values", "[[require]]\nname = \"own\"\nfrom = \"c/{x}/op\"\nto = \"c/{x}/log\"\nvia = \"any\"\n",
			units(pkg("c/a/op", "c/b/log"), pkg("c/b/op", "c/b/log"), pkg("c/a/log"), pkg("c/b/log")), []string{
				`c/a/op/a.go:1 error package example.com/m/c/a/op imports none of what [[require]] "own" demands, not even through others; it must import c/{x}/log`,
			}},
		{"by, direct", "[[require]]\nname = \"used\"\nto = \"f/{x}/**\"\nby = \"cmd/**\"\n",
			units(pkg("f/a"), pkg("f/b"), pkg("f/c"), pkg("cmd/x", "f/a", "test f/c"), pkg("lib", "f/b"), pkg("cmd/y", "lib")), []string{
				`f/b/a.go:1 error package example.com/m/f/b is imported by none of those that [[require]] "used" names; it must be imported by cmd/**`,
			}},
		{"by, without tests", "[[require]]\nname = \"used\"\nto = \"f/**\"\nby = \"cmd/**\"\ntests = false\n",
			units(pkg("f/c"), pkg("cmd/x", "test f/c")), []string{
				`f/c/a.go:1 error package example.com/m/f/c is imported by none of those that [[require]] "used" names; it must be imported by cmd/**`,
			}},
		{"by, any", "[[require]]\nname = \"used\"\nto = \"f/{x}/**\"\nby = \"cmd/**\"\nvia = \"any\"\n",
			units(pkg("f/a", "f/d"), pkg("f/b"), pkg("f/d"), pkg("cmd/x", "lib"), pkg("lib", "f/a", "test f/b")), []string{
				`f/b/a.go:1 error package example.com/m/f/b is imported by none of those that [[require]] "used" names; it must be imported, directly or through others, by cmd/**`,
			}},
		{"from, direct is judged elsewhere", "[[require]]\nname = \"base\"\nfrom = \"c/{x}\"\nto = \"base\"\n", units(pkg("c/a"), pkg("base")), nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, lines(run(newProgram(t, tt.policy, tt.units), "imports"))); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

func TestGroupsOfOneNameStayApart(t *testing.T) {
	p := newProgram(t, "[[independent]]\nname = \"n\"\npackages = [\"services/{s}/**\", \"jobs/{j}/**\"]\nvia = \"any\"\n",
		units(pkg("services/a/x", "jobs/a/x"), pkg("jobs/a/x"), pkg("services/b/x", "services/a/y"), pkg("services/a/y")))
	want := []string{
		`services/a/x/a.go:2 error package example.com/m/services/a/x reaches package example.com/m/jobs/a/x by example.com/m/services/a/x -> example.com/m/jobs/a/x; [[independent]] "n": s=a and j=a must not know each other, also through others, allowed: packages of s=a`,
		`services/b/x/a.go:2 error package example.com/m/services/b/x reaches package example.com/m/services/a/y by example.com/m/services/b/x -> example.com/m/services/a/y; [[independent]] "n": s=b and s=a must not know each other, also through others, allowed: packages of s=b`,
	}
	if diff := cmp.Diff(want, lines(run(p, "imports"))); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}
