package rules_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/nanoarch/nanoarch/rules"
)

func policySchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(rules.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("policy.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("policy.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func decodeTOML(t *testing.T, src string) any {
	t.Helper()
	var v map[string]any
	if _, err := toml.Decode(src, &v); err != nil {
		t.Fatal(err)
	}
	return plain(v)
}

// plain turns what the TOML decoder gives into what a JSON decoder gives.
func plain(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for k, x := range v {
			out[k] = plain(x)
		}
		return out
	case []map[string]any:
		out := make([]any, len(v))
		for i, x := range v {
			out[i] = plain(x)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, x := range v {
			out[i] = plain(x)
		}
		return out
	case int64:
		return float64(v)
	}
	return v
}

// TestSchemaAcceptsGoodPolicies also loads them: the schema and the decoder agree on what is right.
func TestSchemaAcceptsGoodPolicies(t *testing.T) {
	s := policySchema(t)
	names, err := filepath.Glob("testdata/good/*.toml")
	if err != nil || len(names) < 5 {
		t.Fatal("too few policies", names, err)
	}
	var sources []string
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, string(src))
	}
	for _, name := range rules.Presets() {
		src, _ := rules.Preset(name)
		sources, names = append(sources, src), append(names, "preset "+name)
	}
	for i, src := range sources {
		if _, err := rules.Load(rules.FileName, files{rules.FileName: src}.read); err != nil {
			t.Errorf("%s: %v", names[i], err)
		}
		if err := s.Validate(decodeTOML(t, src)); err != nil {
			t.Errorf("%s: %v", names[i], err)
		}
	}
}

// TestSchemaRefuses checks that faults of form, which are what a schema can say, are refused by both.
func TestSchemaRefuses(t *testing.T) {
	s := policySchema(t)
	for _, src := range []string{
		"", "version = 2", "version = \"1\"", "version = 1\nfoo = 1",
		"version = 1\n[roles.a]\npackages = [\"a\"]\nimprots = []",
		"version = 1\n[roles.a]\npackages = [\"a\"]\nis = \"operaton\"",
		"version = 1\n[roles.a]\npackages = [\"a\"]\nreach = [\"disk\"]",
		"version = 1\n[roles.a]\npackages = [\"a\"]\nimports = \"std\"",
		"version = 1\n[roles.a]\npackages = [{ path = \"a\", capability = 1 }]",
		"version = 1\n[rules.oneopp]\nlevel = \"off\"",
		"version = 1\n[rules.oneop]\nlevel = \"of\"",
		"version = 1\n[[forbid]]\nname = \"x\"\nto = \"a\"\nvia = \"all\"",
		"version = 1\n[[layers]]\nname = \"x\"\norder = [\"a\", { togethr = [\"b\"] }]",
	} {
		if err := s.Validate(decodeTOML(t, src)); err == nil {
			t.Errorf("the schema accepts %q", src)
		}
		if _, err := rules.Load(rules.FileName, files{rules.FileName: src}.read); err == nil {
			t.Errorf("Load accepts %q", src)
		}
	}
}

func TestSchemaIsStable(t *testing.T) {
	if a, b := rules.Schema(), rules.Schema(); len(a) < 5000 || !bytes.Equal(a, b) {
		t.Errorf("two schemas of %d and %d bytes differ", len(a), len(b))
	}
}
