package subject_test

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/nanoarch/nanoarch/analyzers/subject"
)

func TestNewBundle(t *testing.T) {
	top := layOut(t, map[string]string{
		"go.mod": "module example.com/m\n", "backend/nanoarch.toml": "extends = [\"layered\"]\n" + anyRole, "backend/tools/go.mod": "module example.com/tools\n",
		"backend/templates/go.mod": "module example.com/t\n",
	})
	b, err := subject.NewBundle(filepath.Join(top, "backend"), top)
	if err != nil {
		t.Fatal(err)
	}
	var back subject.Bundle
	if err := json.Unmarshal(b.Encode(), &back); err != nil || strings.Count(string(b.Encode()), "\n") != 1 {
		t.Fatalf("%v: %s", err, b.Encode())
	}
	if diff := cmp.Diff(*b, back); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
	if b.Folder != "backend" || len(b.Policy) != 2 || len(b.Modules) != 3 || b.Modules["../go.mod"] == "" {
		t.Errorf("bundle %+v", b)
	}
}

func TestNoBundle(t *testing.T) {
	members := layOut(t, map[string]string{"nanoarch.toml": anyRole + "[[members]]\npath = \"a\"\n", "a/nanoarch.toml": anyRole})
	plain := layOut(t, map[string]string{"nanoarch.toml": anyRole, "go.mod": "module example.com/plain\n"})
	faulty := layOut(t, map[string]string{"nanoarch.toml": "verson = 1\n"})
	absolute := layOut(t, map[string]string{"nanoarch.toml": anyRole, "go.work": "go 1.26\nuse " + filepath.ToSlash(plain) + "\n"})
	for says, roots := range map[string][2]string{
		"makes no bundle":                  {members, members},
		"does not lie below":               {plain, members},
		"did you mean \"version\"":         {faulty, faulty},
		"name folders by relative paths: ": {absolute, absolute},
	} {
		if _, err := subject.NewBundle(roots[0], roots[1]); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", says, err)
		}
	}
}

func TestPolicyFlag(t *testing.T) {
	set := func(text string) error { return subject.Analyzer.Flags.Set("policy", text) }
	t.Cleanup(func() { _ = set("") })
	for text, says := range map[string]string{
		"version = 1\n":                                         "this is not what nanoarch schema policy --bundle prints",
		`{"schema":"x","rules":1}`:                              "this is not what nanoarch schema policy --bundle prints",
		`{"schema":"nanoarch.policy-bundle/2"}`:                 `its schema is "nanoarch.policy-bundle/2", not "nanoarch.policy-bundle/1"`,
		`{"schema":"nanoarch.policy-bundle/1","folder":"../a"}`: `the bundle's folder "../a" does not lie below`,
		`{"schema":"nanoarch.policy-bundle/1","folder":".","policy":{"nanoarch.toml":"verson = 1"}}`:                                 `did you mean "version"?`,
		`{"schema":"nanoarch.policy-bundle/1","folder":".","policy":{"nanoarch.toml":"version = 1"},"modules":{"go.mod":"modul x"}}`: "cannot read go.mod: ",
	} {
		if err := set(text); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", text, err)
		}
	}
}
