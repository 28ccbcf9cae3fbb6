package gclplugin

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/nanoarch/nanoarch/analyzers"
)

func TestPluginIsRegistered(t *testing.T) {
	create, err := register.GetPlugin("nanoarch")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := create(nil); err != nil {
		t.Error(err)
	}
	if _, err := create(map[string]any{"rulse": nil}); err == nil {
		t.Error("a mistyped setting is taken")
	}
}

func TestSettings(t *testing.T) {
	type table = map[string]any
	tests := []struct {
		raw  any
		says string // part of the error, "" for none
	}{
		{nil, ""},
		{table{}, ""},
		{table{"quiet": true, "rules": []any{"oneop", "imports"}}, ""},
		{table{"rulse": []any{}}, `unknown setting "rulse"; did you mean "rules"?`},
		{table{"policy": "x"}, `unknown setting "policy"; use one of "rules", "quiet"`},
		{table{"quiet": "yes"}, `quiet is true or false, not the text "yes"`},
		{table{"rules": "oneop"}, `rules is a list of some of oneop, contractonly, imports, template, not the text "oneop"; leave it out to run all`},
		{table{"rules": []any{}}, "not a list of nothing"},
		{table{"rules": nil}, "not nothing"},
		{table{"rules": []any{7}}, "7 is none"},
		{table{"rules": []any{"onop"}}, `there is no rule "onop"; did you mean "oneop"?`},
		{table{"rules": []any{"cycles"}}, "the rule cycles needs the whole program and runs in nanoarch check only"},
		{[]any{"oneop"}, "the settings are a table, not a list"},
	}
	for _, test := range tests {
		_, err := decode(test.raw)
		switch {
		case test.says == "" && err != nil:
			t.Errorf("%v: %v", test.raw, err)
		case test.says != "" && (err == nil || !strings.Contains(err.Error(), test.says)):
			t.Errorf("%v: error %v, want %s", test.raw, err, test.says)
		}
	}
}

// build returns the names of the analyzers that golangci-lint gets when it is started in a folder.
func analyzersIn(t *testing.T, dir string, raw any) (names []string, said string) {
	t.Helper()
	t.Chdir(dir)
	var stderr bytes.Buffer
	p, err := newPlugin(raw, &stderr)
	if err != nil {
		t.Fatal(err)
	}
	built, err := p.BuildAnalyzers()
	if err != nil {
		t.Fatal(err)
	}
	if err := analysis.Validate(built); err != nil {
		t.Error(err)
	}
	for _, a := range built {
		names = append(names, a.Name)
	}
	return names, stderr.String()
}

func program(t *testing.T, policy string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{"go.mod": "module example.com/m\n", "nanoarch.toml": policy, "a/a.go": "package a\n"} {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const policy = "version = 1\n[roles.shared]\npackages = [\"**\"]\n"

// TestAnalyzers: the policy is in a name, wherever golangci-lint is started, and the word about other rules is said once.
func TestAnalyzers(t *testing.T) {
	dir := program(t, policy)
	names, first := analyzersIn(t, dir, nil)
	below, second := analyzersIn(t, filepath.Join(dir, "a"), nil)
	if !slices.Equal(names, below) {
		t.Errorf("started below, the analyzers are %v, not %v", below, names)
	}
	if strings.Count(first, "\n") != 1 || !strings.Contains(first, "nanoarch check") || second != "" {
		t.Errorf("said %q, then %q", first, second)
	}
	for _, a := range analyzers.Suite {
		if !slices.Contains(names, a.Name) {
			t.Errorf("rule %s does not run", a.Name)
		}
	}
	changed, _ := analyzersIn(t, program(t, policy+"[rules.oneop]\nlevel = \"off\"\n"), nil)
	if slices.Equal(names, changed) {
		t.Error("another policy gives the same names")
	}
	same, _ := analyzersIn(t, program(t, policy), nil)
	if !slices.Equal(names, same) {
		t.Errorf("the same program elsewhere gives %v, not %v", same, names)
	}
	if one, _ := analyzersIn(t, dir, map[string]any{"rules": []any{"oneop"}}); len(one) != 2 || !slices.Contains(one, "oneop") {
		t.Errorf("of one rule alone, the analyzers are %v", one)
	}
}

func TestNoPolicyIsAnError(t *testing.T) {
	for name, test := range map[string]struct{ policy, says string }{
		"none":   {"", "nanoarch.toml"},
		"faulty": {"version = 1\nroels = 1\n", `did you mean "roles"?`},
	} {
		dir := program(t, test.policy)
		if test.policy == "" {
			if err := os.Remove(filepath.Join(dir, "nanoarch.toml")); err != nil {
				t.Fatal(err)
			}
		}
		t.Chdir(dir)
		p, err := newPlugin(nil, os.Stderr)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.BuildAnalyzers(); err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
