package subject_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

const anyRole = "version = 1\n[roles.shared]\npackages = [\"**\"]\n"

// layOut writes files below a new folder. Policies that were loaded once stay loaded in a process, so each state of a
// program is a folder of its own.
func layOut(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
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

func keyOf(t *testing.T, files map[string]string, from string) string {
	t.Helper()
	key, err := subject.PolicyKey(filepath.Join(layOut(t, files), from))
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// TestPolicyKey changes one file at a time: what can change a verdict changes the key, and nothing else does.
func TestPolicyKey(t *testing.T) {
	plain := func() map[string]string {
		return map[string]string{
			"nanoarch.toml":       "extends = [\"./more.toml\"]\n" + anyRole,
			"more.toml":           "version = 1\n",
			"go.work":             "go 1.26\nuse ./m\nuse ./n\n",
			"m/go.mod":            "module example.com/m\n",
			"m/a/a.go":            "package a\n",
			"n/go.mod":            "module example.com/n\nreplace example.com/r => ../r\nrequire example.com/r v1.0.0\n",
			"n/b/c/nanoarch.toml": anyRole,
			"r/go.mod":            "module example.com/r\n",
			"r/nanoarch.toml":     anyRole,
		}
	}
	key := keyOf(t, plain(), "m")
	for _, from := range []string{"m/a", "n", "n/b/c"} {
		if keyOf(t, plain(), from) != key {
			t.Errorf("started in %s, the key is another one", from)
		}
	}
	for name, changes := range map[string]bool{
		"nanoarch.toml": true, "more.toml": true, "go.work": true, "m/go.mod": true, "n/go.mod": true, "r/nanoarch.toml": true,
		"n/b/c/nanoarch.toml": true, "m/a/a.go": false, "m/testdata/nanoarch.toml": false, "m/a/nanoarch.toml": true, "beside/nanoarch.toml": false,
	} {
		files := plain()
		comment := "# changed\n"
		if !strings.HasSuffix(name, ".toml") {
			comment = "// changed\n"
		}
		if files[name] == "" && strings.HasSuffix(name, ".toml") {
			files[name] = anyRole
		}
		files[name] += comment
		if got := keyOf(t, files, "m"); (got != key) != changes {
			t.Errorf("after a change of %s the key is another one: %v", name, got != key)
		}
	}
	t.Setenv("GOOS", "plan9")
	if keyOf(t, plain(), "m") == key {
		t.Error("another GOOS has the same key")
	}
}

// A faulty policy below is told by the packages there; a faulty one above is told at once.
func TestPolicyKeyOfFaultyPolicies(t *testing.T) {
	faulty := map[string]string{"go.mod": "module example.com/m\n", "nanoarch.toml": anyRole, "a/nanoarch.toml": "version = 1\nroels = 1\n"}
	if keyOf(t, faulty, "") == keyOf(t, map[string]string{"go.mod": "module example.com/m\n", "nanoarch.toml": anyRole, "a/nanoarch.toml": "version = 1\nrole = 1\n"}, "") {
		t.Error("two faults have the same key")
	}
	for name, test := range map[string]struct {
		files      map[string]string
		from, says string
	}{
		"faulty above":  {faulty, "a", "the policy cannot be used: nanoarch.toml:2:"},
		"none":          {map[string]string{"go.mod": "module example.com/m\n"}, "", "there is no nanoarch.toml in "},
		"faulty go.mod": {map[string]string{"go.mod": "modul example.com/m\n", "nanoarch.toml": anyRole}, "", "cannot read go.mod: "},
	} {
		if _, err := subject.PolicyKey(filepath.Join(layOut(t, test.files), test.from)); err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestModulesBelowThePolicy: whoever asked for the key knows modules that nothing binds to their folders; others do not.
func TestModulesBelowThePolicy(t *testing.T) {
	files := map[string]string{
		"nanoarch.toml": anyRole, "a/go.mod": "module example.com/a\n\nrequire example.com/b v1.0.0\n", "a/a.go": "package a\n\nimport _ \"example.com/b\"\n",
		"b/go.mod": "module example.com/b\n", "b/b.go": "package b\n",
	}
	for _, asked := range []bool{false, true} {
		dir := layOut(t, files)
		a := filepath.Join(dir, "a")
		if asked {
			if _, err := subject.PolicyKey(a); err != nil {
				t.Fatal(err)
			}
		}
		if err := subject.AllBound(a); (err != nil) != asked {
			t.Errorf("asked %v: %v", asked, err)
		}
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, filepath.Join(a, "a.go"), nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		pkg, info := types.NewPackage("example.com/a", "a"), &types.Info{}
		pass := &analysis.Pass{Fset: fset, Files: []*ast.File{f}, Pkg: pkg, TypesInfo: info, Report: func(analysis.Diagnostic) {}}
		result, err := subject.Analyzer.Run(pass)
		if err != nil {
			t.Fatal(err)
		}
		if own := result.(*subject.Subject).Target("example.com/b").Kind == rules.Own; own != asked {
			t.Errorf("asked %v, example.com/b is the program's own: %v", asked, own)
		}
	}
}
