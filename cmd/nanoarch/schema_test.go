package main

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/baseline"
	"github.com/nanoarch/nanoarch/rules"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestDocuments validates what the command prints against the schemas that it publishes. The schemas allow more fields
// than there are, so that old ones hold for new documents; here no field may be unknown.
func TestDocuments(t *testing.T) {
	for _, test := range []struct {
		schema string
		args   []string
	}{
		{"report", []string{"check", "-C", repository + "/testdata/shop", "--format", "json"}},
		{"report", []string{"check", "-C", repository + "/testdata/shop", "--overlay", "../seeded", "--format", "json"}},
		{"report", []string{"check", "-C", repository + "/testdata/imports", "--format", "json"}}, // no policy of its own: the repository's
		{"survey", []string{"survey", "-C", repository + "/testdata/shop", "--format", "json"}},
		{"survey", []string{"survey", "-C", repository + "/testdata/oneop", "--format", "json"}},
		{"inventory", []string{"inventory", "-C", repository + "/testdata/shop", "--format", "json"}},
		{"inventory", []string{"inventory", "-C", repository + "/testdata/shop", "--format", "json", "--depth", "imports", "./cmd/..."}},
		{"inventory", []string{"inventory", "-C", repository + "/testdata/loaders", "--format", "json"}},
		{"graph", []string{"graph", "-C", repository + "/testdata/shop"}},
		{"graph", []string{"graph", "-C", repository + "/testdata/shop", "--overlay", "../seeded", "--view", "flows", "--collapse", "capability"}},
		{"graph", []string{"graph", "-C", repository + "/testdata/shop", "--view", "deployments"}},
		{"graph", []string{"graph", "-C", repository + "/testdata/loaders"}},
	} {
		var schema, doc, errs bytes.Buffer
		if run(t.Context(), []string{"schema", test.schema}, &schema, &errs) != 0 {
			t.Fatal(errs.String())
		}
		run(t.Context(), test.args, &doc, &errs)
		if doc.Len() == 0 {
			t.Fatalf("%v prints nothing: %s", test.args, errs.String())
		}
		value, err := jsonschema.UnmarshalJSON(&doc)
		if err != nil {
			t.Fatalf("%v: %v", test.args, err)
		}
		if err := compile(t, schema.Bytes()).Validate(value); err != nil {
			t.Errorf("%v: %v", test.args, err)
		}
	}
}

// compile compiles a schema after forbidding unknown fields in all objects that name theirs.
func compile(t *testing.T, b []byte) *jsonschema.Schema {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	closeObjects(value)
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", value); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func closeObjects(value any) {
	switch v := value.(type) {
	case []any:
		for _, x := range v {
			closeObjects(x)
		}
	case map[string]any:
		if _, open := v["additionalProperties"]; !open && v["properties"] != nil {
			v["additionalProperties"] = false
		}
		for _, x := range v {
			closeObjects(x)
		}
	}
}

// TestPolicySchema holds the policy's schema to policies that are known to be right, and to one that is not.
func TestPolicySchema(t *testing.T) {
	schema := compile(t, rules.Schema())
	for _, file := range []string{"nanoarch.toml", "testdata/shop/nanoarch.toml"} {
		if err := schema.Validate(policyOf(t, read(t, file))); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
	if schema.Validate(policyOf(t, "version = 1\n[roles.shared]\npackage = [\"**\"]")) == nil {
		t.Error("the schema accepts a misspelt key")
	}
}

// policyOf returns a policy as the values that JSON would give.
func policyOf(t *testing.T, text string) any {
	t.Helper()
	var table map[string]any
	if _, err := toml.Decode(text, &table); err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(table)
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// TestBaselineSchemas validates a baseline, and the report of a run that knows it.
func TestBaselineSchemas(t *testing.T) {
	old(t)
	id := idOfEntry(t, "nanoarch.baseline/parts/p00.toml")
	says(t, 0, "1 reworded", "baseline", "--accept", id, "--reason", "why", "--owner", "@old", "--expires", "2026-12-31")
	var schema, doc, errs bytes.Buffer
	for _, name := range []string{"baseline", "report"} {
		schema.Reset()
		if run(t.Context(), []string{"schema", name}, &schema, &errs) != 0 {
			t.Fatal(errs.String())
		}
		s := compile(t, schema.Bytes())
		if name == "report" {
			run(t.Context(), []string{"check", "--format", "json"}, &doc, &errs)
			if err := s.Validate(must(jsonschema.UnmarshalJSON(&doc))); err != nil {
				t.Error(err)
			}
			continue
		}
		text := string(must(os.ReadFile("nanoarch.baseline/parts/p00.toml")))
		if err := s.Validate(policyOf(t, text)); err != nil {
			t.Errorf("%v\n%s", err, text)
		}
		for _, wrong := range []string{strings.Replace(text, "count ", "counts ", 1), strings.Replace(text, "= 1\n\n[", "= 2\n\n[x", 1)} {
			if s.Validate(policyOf(t, wrong)) == nil {
				t.Errorf("the schema accepts\n%s", wrong)
			}
		}
	}
}

// idOfEntry returns the first id of a baseline's file.
func idOfEntry(t *testing.T, name string) string {
	t.Helper()
	entries, faults := baseline.Parse(name, must(os.ReadFile(name)))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return entries[0].ID
}
