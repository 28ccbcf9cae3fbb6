package source_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
)

// forbiddenTree has something to import; in the case's file a/a.go, or another, stands one import.
const forbiddenTree = `
-- go.mod --
module example.com/m

go 1.25

require (
	example.com/beside v1.0.0
	golang.org/x/tools %s
)

replace example.com/beside => ./beside
-- internal/top/top.go --
package top
-- b/internal/deep/deep.go --
package deep
-- b/internal/deep/internal/deeper/deeper.go --
package deeper
-- a/internal/own/own.go --
package own
-- internals/x/x.go --
package x
-- prog/main.go --
package main

func main() {}
-- beside/go.mod --
module example.com/beside

go 1.25
-- beside/internal/hers/hers.go --
package hers
-- beside/prog/main.go --
package main

func main() {}
`

// TestForbiddenImportsEqualGoList compares what fails a unit with what the go command refuses.
func TestForbiddenImportsEqualGoList(t *testing.T) {
	sum, err := os.ReadFile("../../../../go.sum")
	if err != nil {
		t.Fatal(err)
	}
	mod, err := os.ReadFile("../../../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	tools := regexp.MustCompile(`golang.org/x/tools (v\S+)`).FindSubmatch(mod)
	if tools == nil {
		t.Fatal("go.mod requires no golang.org/x/tools")
	}
	const internal, program = "use of internal package %s not allowed", "import %q is a program, not an importable package"
	for _, tt := range []struct{ file, clause, imports, message string }{
		{"a/a.go", "a", "example.com/m/internal/top", ""},
		{"a/a.go", "a", "example.com/m/internals/x", ""},
		{"a/a.go", "a", "example.com/m/a/internal/own", ""},
		{"a/c/c.go", "c", "example.com/m/a/internal/own", ""},
		{"b/b.go", "b", "example.com/m/b/internal/deep", ""},
		{"a/a.go", "a", "example.com/m/b/internal/deep", internal},
		{"a/a_test.go", "a", "example.com/m/b/internal/deep", internal},
		{"a/a_test.go", "a_test", "example.com/m/b/internal/deep", internal},
		{"b/b_test.go", "b_test", "example.com/m/b/internal/deep", ""},
		{"b/b.go", "b", "example.com/m/b/internal/deep/internal/deeper", internal},
		{"b/internal/deep/c/c.go", "c", "example.com/m/b/internal/deep/internal/deeper", ""},
		{"a/a_windows.go", "a", "example.com/m/b/internal/deep", ""},
		{"a/a.go", "a", "internal/abi", internal},
		{"a/a.go", "a", "net/http/internal", internal},
		{"a/a.go", "a", "example.com/beside/internal/hers", internal},
		{"a/a.go", "a", "golang.org/x/tools/internal/stdlib", internal},
		{"a/a.go", "a", "example.com/m/prog", program},
		{"a/a_test.go", "a_test", "example.com/m/prog", program},
		{"prog/p_test.go", "main_test", "example.com/m/prog", ""},
		{"a/a.go", "a", "example.com/beside/prog", program},
		{"a/a.go", "a", "golang.org/x/tools/cmd/stringer", program},
	} {
		t.Run(tt.file+" "+tt.imports, func(t *testing.T) {
			t.Parallel()
			dir := write(t, fmt.Sprintf(forbiddenTree, tools[1])+"-- go.sum --\n"+string(sum)+
				"-- "+tt.file+" --\npackage "+tt.clause+"\n\nimport (\n\t_ \"fmt\"\n\t_ \""+tt.imports+"\"\n)\n")
			cmd := exec.CommandContext(t.Context(), "go", "list", "-mod=mod", "-test", "./...")
			cmd.Dir = dir
			cmd.Env = append(os.Environ(), "GOOS=linux", "GOARCH=amd64", "GOFLAGS=", "GOWORK=off", "GOPROXY=off", "GOTOOLCHAIN=local", "PWD="+dir)
			answer, err := cmd.CombinedOutput()
			if (err != nil) != (tt.message != "") {
				t.Errorf("the go command: %v\n%s", err, answer)
			}
			want := map[string]source.Problem{}
			if tt.message != "" {
				message := fmt.Sprintf(tt.message, tt.imports)
				if !strings.Contains(string(answer), message) {
					t.Errorf("the go command says %s, want %s", answer, message)
				}
				want[filepath.ToSlash(filepath.Dir(tt.file))+" "+tt.clause] = source.Problem{Message: message, File: tt.file, Line: 5}
			}
			checkProblems(t, want, load(t, dir, typesOptions()))
		})
	}
}

// checkProblems demands these problems of units and no errors.
func checkProblems(t *testing.T, want map[string]source.Problem, p *source.Program) {
	t.Helper()
	for _, e := range p.Errors {
		t.Errorf("error: %+v", e)
	}
	got := problems(p)
	for unit, problem := range got {
		if problem != want[unit] {
			t.Errorf("%s: %+v, want %+v", unit, problem, want[unit])
		}
	}
	for unit := range want {
		if _, ok := got[unit]; !ok {
			t.Errorf("no unit %s", unit)
		}
	}
}

// What another run has kept hides nothing: a package that becomes a program changes none of its importers' keys.
func TestForbiddenImportsAreNotRemembered(t *testing.T) {
	dir := write(t, "-- go.mod --\nmodule example.com/m\n\ngo 1.25\n-- a/a.go --\npackage a\n\nimport _ \"example.com/m/b\"\n-- b/b.go --\npackage b\n")
	opt := source.Options{Depth: inventory.DepthTypes, Build: linux, CacheDir: t.TempDir()}
	loadClean(t, dir, opt)
	save(t, dir, "-- b/b.go --\npackage main\n\nfunc main() {}\n")
	for range 2 {
		want := map[string]source.Problem{"a a": {Message: `import "example.com/m/b" is a program, not an importable package`, File: "a/a.go", Line: 3}}
		checkProblems(t, want, load(t, dir, opt))
	}
}

// The go command refuses a package if it cannot tell which of its files count.
func TestConstraintsThatCannotBeParsed(t *testing.T) {
	dir := write(t, "-- go.mod --\nmodule example.com/m\n\ngo 1.25\n-- a/a.go --\npackage a\n-- a/b.go --\n// Copyright\n\n//go:build (linux\n\npackage a\n"+
		"-- b/b.go --\npackage b\n-- b/b_windows.go --\n//go:build (linux\n\npackage b\n-- c/c.go --\npackage c\n-- c/d.go --\n//go:build linux\n//go:build linux\n\npackage c\n")
	want := map[string]source.Problem{
		"a a": {Message: "parsing //go:build line: missing close paren", File: "a/b.go", Line: 3},
		"c c": {Message: "multiple //go:build comments", File: "c/d.go", Line: 2},
	}
	opt := source.Options{Depth: inventory.DepthImports, Build: linux, CacheDir: t.TempDir()}
	for range 2 {
		checkProblems(t, want, load(t, dir, opt))
	}
}
