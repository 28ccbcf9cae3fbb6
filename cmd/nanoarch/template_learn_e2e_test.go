//go:build e2e

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestLearnGolangciLint learns a template from the small linters of golangci-lint that take no settings. They conform to
// it, most of their statements stand outside holes, and edits of what they share are found by the rule.
func TestLearnGolangciLint(t *testing.T) {
	dir := writable(t, "github.com/golangci/golangci-lint/v2@v2.15.0")
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	all, err := filepath.Glob(filepath.Join(dir, "pkg", "golinters", "*", "*_integration_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	var family []string
	for _, test := range all {
		folder := filepath.Dir(test)
		code, err := os.ReadFile(filepath.Join(folder, filepath.Base(folder)+".go"))
		files, _ := filepath.Glob(filepath.Join(folder, "*.go"))
		if err == nil && len(files) == 2 && strings.Count(string(code), "\n") <= 20 {
			family = append(family, filepath.Base(folder))
		}
	}
	if len(family) < 20 {
		t.Fatalf("found %d small linters", len(family))
	}
	policy := "version = 1\n[roles.rest]\npackages = [\"**\"]\nimports = [\"*\"]\nexternal = [\"**\"]\n[roles.linter]\nimports = [\"*\"]\nexternal = [\"**\"]\npackages = ["
	args := []string{"template", "learn", "--write"}
	for _, f := range family {
		policy += fmt.Sprintf("{ path = \"pkg/golinters/%s\", operation = %q },", f, f)
		args = append(args, "pkg/golinters/"+f)
	}
	policy += "]\n"
	file := filepath.Join(dir, "nanoarch.toml")
	put := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put(file, policy)
	t.Chdir(dir)
	out := tells(t, dir, 0, args...)
	m := regexp.MustCompile(`(\d+) of (\d+) packages conform; (\d+) of their (\d+) statements`).FindStringSubmatch(out)
	if m == nil {
		t.Fatal(out)
	}
	number := func(i int) int { n, _ := strconv.Atoi(m[i]); return n }
	if 10*number(1) < 7*number(2) || 10*number(3) < 6*number(4) {
		t.Error(out)
	}
	put(file, policy+"template = \"templates/operation\"\n")
	tells(t, dir, 0, "template", "build")
	tells(t, dir, 0, "check", "--rule", "template")
	for i, edit := range [][3]string{
		{".go", ".\n\t\tWithLoadMode(goanalysis.LoadModeSyntax)", ""},
		{".go", ".\n\t\tWithLoadMode(goanalysis.LoadModeTypesInfo)", ""},
		{".go", "func New() ", "func New(int) "},
		{".go", "func New() *goanalysis.Linter {", "func New() *goanalysis.Linter {\n\tif len(os.Args) > 9 {\n\t\treturn nil\n\t}"},
		{".go", "func New() *goanalysis.Linter", "func New() any"},
		{"_integration_test.go", "\tintegration.RunTestdata(t)", "\tgo integration.RunTestdata(t)"},
		{"_integration_test.go", "\tintegration.RunTestdata(t)", "\tdefer integration.RunTestdata(t)"},
		{"_integration_test.go", "\tintegration.RunTestdata(t)", "\tt.Skip()\n\tintegration.RunTestdata(t)"},
		{"_integration_test.go", "integration.RunTestdata(t)", "integration.RunFix(t)"},
		{"_integration_test.go", "\tintegration.RunTestdata(t)", "\tif testing.Short() {\n\t\tintegration.RunTestdata(t)\n\t}"},
	} {
		found := false
		for _, f := range append(family[i:], family[:i]...) {
			name := filepath.Join(dir, "pkg", "golinters", f, f+edit[0])
			was := string(must(os.ReadFile(name)))
			if !strings.Contains(was, edit[1]) {
				continue
			}
			now := strings.Replace(was, edit[1], edit[2], 1)
			if strings.Contains(now, "os.Args") {
				now = strings.Replace(now, "import (", "import (\n\t\"os\"\n", 1)
			}
			put(name, now)
			if out := tells(t, dir, 1, "check", "--rule", "template"); !strings.Contains(out, "pkg/golinters/"+f+"/") {
				t.Errorf("edit %d of %s is not found:\n%s", i, f, out)
			}
			put(name, was)
			found = true
			break
		}
		if !found {
			t.Errorf("edit %d fits no linter", i)
		}
	}
}
