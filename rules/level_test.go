package rules_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/nanoarch/nanoarch/rules"
)

func levels(p *rules.Policy, dir string) map[string]string {
	out := map[string]string{}
	for _, r := range rules.RuleNames {
		out[r] = p.Level(r, dir).String()
	}
	return out
}

func TestDefaultLevels(t *testing.T) {
	want := map[string]string{
		"oneop": "error", "contractonly": "error", "purecontract": "error", "imports": "error", "unclassified": "error", "cycles": "error",
		"dispatch": "error", "replaceable": "error", "reach": "error", "waivers": "error", "baseline": "error",
		"failures": "warn", "contracttest": "warn", "wiring": "warn", "policy": "warn", "template": "off", "owners": "off",
	}
	const roles = "[roles.operation]\npackages = [\"a/**\"]\n"
	if diff := cmp.Diff(want, levels(load(t, roles), "a")); diff != "" {
		t.Errorf("without a preset: %s", diff)
	}
	if diff := cmp.Diff(want, levels(load(t, "extends = [\"nanoservice\"]"), "a")); diff != "" {
		t.Errorf("with the preset: %s", diff)
	}
	want["template"], want["owners"] = "error", "error"
	if diff := cmp.Diff(want, levels(load(t, "extends = [\"nanoservice\"]\n[roles.operation]\ntemplate = \"t\"\n[owners]\nfile = \"OWNERS\""), "a")); diff != "" {
		t.Errorf("configured: %s", diff)
	}
	edgeOnly := load(t, "[[forbid]]\nname = \"x\"\nto = \"a/**\"")
	if got := edgeOnly.Level("unclassified", "a"); got != rules.Off {
		t.Errorf("unclassified is %v with edge rules only", got)
	}
}

func TestLevelsInPlaces(t *testing.T) {
	p := load(t, `
[roles.operation]
packages = ["**"]
[rules.oneop]
level = "warn"
[[rules.oneop.in]]
packages = ["legacy/**", "old/*"]
level = "off"
[[rules.oneop.in]]
packages = ["legacy/billing/**"]
level = "error"
[[rules.oneop.in]]
packages = ["**/hard"]
level = "error"
[rules.wiring]
level = "off"
[[rules.wiring.in]]
packages = ["core/**"]
level = "warn"
[rules.failures]
level = "off"
`)
	for _, tt := range []struct {
		rule, dir string
		want      rules.Level
	}{
		{"oneop", "services/a", rules.Warn},
		{"oneop", "legacy", rules.Off},
		{"oneop", "legacy/x", rules.Off},
		{"oneop", "legacy/billing/x", rules.Error},
		{"oneop", "old/x", rules.Off},
		{"oneop", "old/x/y", rules.Warn},
		{"oneop", "legacy/hard", rules.Error}, // undecided: the stricter one
		{"wiring", "x", rules.Off},
		{"wiring", "core/x", rules.Warn},
		{"imports", "legacy/x", rules.Error},
		{"nonsense", "x", rules.Off},
	} {
		if got := p.Level(tt.rule, tt.dir); got != tt.want {
			t.Errorf("Level(%s, %s) = %v, want %v", tt.rule, tt.dir, got, tt.want)
		}
	}
	for rule, want := range map[string]bool{"wiring": true, "failures": false, "oneop": true, "nonsense": false} {
		if got := p.Enabled(rule); got != want {
			t.Errorf("Enabled(%s) = %v", rule, got)
		}
	}
}
