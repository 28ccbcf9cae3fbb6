package rules_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/nanoarch/nanoarch/rules"
)

func TestAims(t *testing.T) {
	p := load(t, `
[[forbid]]
name = "far"
from = "app/{module}/**"
to = ["store/{module}/**", "legacy/**"]
external = "example.com/db/**"
via = "any"
except = ["app/{module}/gate"]
[[protect]]
name = "insides"
packages = "inside/{module}/**"
open = "inside/{module}/api"
only = "app/{module}/**"
via = "any"
[[require]]
name = "wired"
to = "features/{f}"
by = ["cmd/**", "roots/{f}"]
`)
	far, insides, wired := p.Edges()[0], p.Edges()[1], p.Edges()[2]
	names := func(aims []rules.Aim) []string {
		var out []string
		for _, a := range aims {
			out = append(out, a.Name)
		}
		return out
	}
	from := far.FromMatches(own(t, p, "app/a/x").Class)[0]
	for _, tt := range []struct {
		rule  *rules.EdgeRule
		to    rules.Target
		given rules.Bindings
		want  []string
	}{
		{far, own(t, p, "store/a/x"), from, []string{"store/{module}/** (module=a)"}},
		{far, own(t, p, "store/b/x"), from, nil},
		{far, own(t, p, "legacy/x/y"), from, []string{"legacy/**"}},
		{far, external("example.com/db/sql"), from, []string{"example.com/db/**"}},
		{far, std("database/sql"), from, nil},
		{insides, own(t, p, "inside/a/x"), nil, []string{"inside/{module}/** (module=a)"}},
		{insides, own(t, p, "inside/a/api"), nil, nil},
	} {
		if diff := cmp.Diff(tt.want, names(tt.rule.Aims(tt.to, tt.given))); diff != "" {
			t.Errorf("%s: %s: %s", tt.rule.Name, tt.to.Path, diff)
		}
	}
	values := insides.Aims(own(t, p, "inside/a/x"), nil)[0].Values
	if !insides.Admits(own(t, p, "app/a/x").Class, values) || insides.Admits(own(t, p, "app/b/x").Class, values) {
		t.Error("insides admits the wrong importers")
	}
	if got := far.Shared(from).String(); got != "module=a" {
		t.Errorf("shared values %q", got)
	}
	if got := wired.Demands(); got != "cmd/**, roots/{f}" {
		t.Errorf("demands %q", got)
	}
}

func TestDefault(t *testing.T) {
	p := rules.Default()
	c, err := p.Classify("services/a")
	if err != nil || c.Role != nil {
		t.Errorf("class %+v, %v", c, err)
	}
	if !p.Allows(c, external("example.com/x"), false).OK || p.Level("imports", "a") != rules.Off {
		t.Error("something is forbidden")
	}
	if _, ok := p.Effect("time.Now"); !ok || p.Build().GOOS != "linux" || len(p.Protocols()) == 0 {
		t.Error("no shipped tables, or no build context")
	}
}
