package source_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
)

// result returns the type of the first result of a function of a unit.
func result(t *testing.T, p *source.Program, unit, fn string) string {
	t.Helper()
	for _, u := range p.Units {
		for _, f := range u.Funcs {
			if u.Dir+" "+u.Name == unit && f.Name == fn && len(f.Results) > 0 {
				return f.Results[0].Type.Text
			}
		}
	}
	t.Errorf("%s has no function %s with a result", unit, fn)
	return ""
}

// Module modes: each program is read completely, although none of it could be built by one go command.
func TestTypesAcrossModules(t *testing.T) {
	for _, test := range []struct{ name, files, unit, want string }{
		{"workspace", `
-- go.work --
go 1.25

use (
	./a
	./b
)
-- a/go.mod --
module example.com/a

go 1.25
-- a/a.go --
package a

import "example.com/b/sub"

func Make() sub.Thing { return sub.New() }
-- b/go.mod --
module example.com/b

go 1.25
-- b/sub/sub.go --
package sub

type Thing struct{}

func New() Thing { return Thing{} }
`, "a a", "example.com/b/sub.Thing"},
		{"replace", `
-- go.mod --
module example.com/a

go 1.25

require example.com/lib v1.2.3

replace example.com/lib => ./third_party/lib
-- a.go --
package a

import "example.com/lib/sub"

func Make() sub.Thing { return sub.New() }
-- third_party/lib/go.mod --
module example.com/fork/lib

go 1.25
-- third_party/lib/sub/sub.go --
package sub

import "strings"

type Thing struct{ b strings.Builder }

func New() (t Thing) { return }
`, ". a", "example.com/lib/sub.Thing"},
		{"vendor", `
-- go.mod --
module example.com/a

go 1.25

require example.com/lib v1.2.3
-- a.go --
package a

import "example.com/lib/sub"

func Make() sub.Thing { return sub.New() }
-- vendor/modules.txt --
# example.com/lib v1.2.3
## explicit; go 1.25
example.com/lib/sub
-- vendor/example.com/lib/sub/sub.go --
package sub

import "time"

type Thing struct{ at time.Time }

func New() (t Thing) { return }
`, ". a", "example.com/lib/sub.Thing"},
		{"two modules bind one path differently", `
-- x/go.mod --
module example.com/x

go 1.25

require example.com/lib v1.0.0

replace example.com/lib => ../lib1
-- x/x.go --
package x

import "example.com/lib"

func Make() string { return lib.New() }
-- y/go.mod --
module example.com/y

go 1.25

require example.com/lib v1.0.0

replace example.com/lib => ../lib2
-- y/y.go --
package y

import "example.com/lib"

func Make() int { return lib.New() }
-- lib1/go.mod --
module example.com/lib

go 1.25
-- lib1/lib.go --
package lib

func New() string { return "" }
-- lib2/go.mod --
module example.com/lib

go 1.25
-- lib2/lib.go --
package lib

func New() int { return 0 }
`, "y y", "int"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := loadClean(t, write(t, test.files), typesOptions())
			if got := result(t, p, test.unit, "Make"); got != test.want {
				t.Errorf("Make returns %s, want %s", got, test.want)
			}
		})
	}
}

// The policy's folder need not be a module's.
func TestFolderInsideAModule(t *testing.T) {
	dir := write(t, `
-- go.mod --
module example.com/m

go 1.25

require example.com/lib v1.0.0

replace example.com/lib => ./lib
-- lib/go.mod --
module example.com/lib
-- lib/lib.go --
package lib

type T struct{}
-- other/o.go --
package other

import "example.com/lib"

func New() (t lib.T) { return }
-- services/a/a.go --
package a

import (
	"example.com/lib"
	"example.com/m/other"
	"example.com/m/services/b"
)

func Make() lib.T { b.Use(); return other.New() }
-- services/b/b.go --
package b

func Use() {}
`)
	p := loadClean(t, filepath.Join(dir, "services"), typesOptions())
	if got := result(t, p, "a a", "Make"); got != "example.com/lib.T" {
		t.Errorf("Make returns %s", got)
	}
	if got := p.Units[0].ImportPath; got != "example.com/m/services/a" {
		t.Errorf("import path %s", got)
	}
	if got, ok := p.Modules.Dir("a", "example.com/m/services/b"); got != "b" || !ok {
		t.Errorf("folder of b = %q, %t", got, ok)
	}
	if got, ok := p.Modules.Dir("a", "example.com/m/other"); ok {
		t.Errorf("folder of other = %q, which is no folder of this tree", got)
	}
}

func TestTypesWithoutModule(t *testing.T) {
	p := load(t, write(t, "-- a/a.go --\npackage a\n\nimport \"strings\"\n\nvar B strings.Builder\n-- b/b.go --\npackage b\n\nimport _ \"example.com/x\"\n"), typesOptions())
	got := problems(p)
	if len(got) != 1 || !strings.Contains(got["b b"].Message, "example.com/x") || got["b b"].File != "b/b.go" || got["b b"].Line != 3 {
		t.Errorf("problems = %+v, want one at b/b.go:3", got)
	}
}

// No C compiler is there, and none is needed.
func TestCgoIsReadFromOriginalFiles(t *testing.T) {
	t.Setenv("CC", "/nonexistent/cc")
	p := loadClean(t, write(t, `
-- go.mod --
module example.com/m

go 1.25
-- c/c.go --
package c

// int one(void);
import "C"

type Handle struct{ h C.int }

func One() (Handle, error) {
	n, err := C.one()
	return Handle{n}, err
}
-- user/user.go --
package user

import (
	"net"

	"example.com/m/c"
)

func Use() c.Handle {
	h, _ := c.One()
	_, _ = net.Dial("tcp", "")
	return h
}
`), typesOptions())
	if got, want := result(t, p, "user user", "Use"), "example.com/m/c.Handle"; got != want {
		t.Errorf("Use returns %s, want %s", got, want)
	}
}

// The external test of p imports q, which imports p; both must be the p that the tests beside it add to.
const variants = `
-- go.mod --
module example.com/m

go 1.25
-- p/p.go --
package p

type T struct{ n int }

func New() T { return T{} }
-- p/export_test.go --
package p

import "example.com/m/r"

func (t T) Number() int { return t.n }

var Hidden r.R
-- p/p_test.go --
package p_test

import (
	"testing"

	"example.com/m/p"
	"example.com/m/q"
)

func Both() int { return q.Wrap(p.New()).T.Number() + p.Hidden.N }

func TestBoth(t *testing.T) { Both() }
-- q/q.go --
package q

import "example.com/m/p"

type W struct{ T p.T }

func Wrap(t p.T) W { return W{t} }
-- q/q_test.go --
package q

import (
	"testing"

	"example.com/m/p"
)

func TestWrap(t *testing.T) { Wrap(p.New()) }
-- r/r.go --
package r

type R struct{ N int }
`

func TestExternalTestSeesTestDeclarations(t *testing.T) {
	p := loadClean(t, write(t, variants), typesOptions())
	if got := result(t, p, "p p_test", "Both"); got != "int" {
		t.Errorf("Both returns %s", got)
	}
	for _, u := range p.Units {
		if u.Dir == "p" && u.Name == "p" && (len(u.Funcs) != 2 || u.Funcs[0].Test == u.Funcs[1].Test) {
			t.Errorf("unit p must hold New, and Number as a test: %+v", u.Funcs)
		}
	}
}

func TestProblemsOfUnits(t *testing.T) {
	for _, test := range []struct {
		name, files string
		want        map[string]source.Problem // messages are parts of the real ones
	}{
		{"syntax error", "-- a/a.go --\npackage a\n\nfunc f( {\n-- b/b.go --\npackage b\n",
			map[string]source.Problem{"a a": {Message: "syntax error: ", File: "a/a.go", Line: 3}}},
		{"line directives move nothing", "-- a/a.go --\npackage a\n\n//line /etc/passwd:700\nvar x int = \"\"\n",
			map[string]source.Problem{"a a": {Message: "type error: cannot use \"\"", File: "a/a.go", Line: 4}}},
		{"type error in a test", "-- a/a.go --\npackage a\n-- a/a_test.go --\npackage a\n\nvar x = undefined\n",
			map[string]source.Problem{"a a": {Message: "type error: undefined: undefined", File: "a/a_test.go", Line: 3}}},
		{"importers of a broken package are read", "-- a/a.go --\npackage a\n\nfunc F() { return 1 }\n-- b/b.go --\npackage b\n\nimport \"example.com/m/a\"\n\nfunc G() { a.F() }\n",
			map[string]source.Problem{"a a": {Message: "type error: too many return values", File: "a/a.go", Line: 3}}},
		{"no such folder", "-- a/a.go --\npackage a\n\nimport _ \"example.com/m/gone\"\n",
			map[string]source.Problem{"a a": {Message: "no Go files in folder gone", File: "a/a.go", Line: 3}}},
		{"import cycle", "-- a/a.go --\npackage a\n\nimport _ \"example.com/m/b\"\n-- b/b.go --\npackage b\n\nimport _ \"example.com/m/a\"\n-- c/c.go --\npackage c\n\nimport _ \"example.com/m/c\"\n",
			map[string]source.Problem{
				"a a": {Message: "import cycle not allowed: example.com/m/a imports example.com/m/b imports example.com/m/a", File: "a"},
				"b b": {Message: "import cycle not allowed: example.com/m/a imports example.com/m/b imports example.com/m/a", File: "b"},
				"c c": {Message: "import cycle not allowed: example.com/m/c imports example.com/m/c", File: "c"},
			}},
		{"two packages in a folder", "-- a/a.go --\npackage a\n-- a/b.go --\npackage b\n",
			map[string]source.Problem{
				"a a": {Message: "folder a holds files of the packages a and b", File: "a/a.go"},
				"a b": {Message: "folder a holds files of the packages a and b", File: "a/b.go"},
			}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := problems(load(t, write(t, "-- go.mod --\nmodule example.com/m\n\ngo 1.25\n"+test.files), typesOptions()))
			for name, p := range got {
				if want := test.want[name]; want.Message != "" && strings.Contains(p.Message, want.Message) {
					p.Message = want.Message
					got[name] = p
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

func TestMissingModule(t *testing.T) {
	p := load(t, write(t, `
-- go.mod --
module example.com/m

go 1.25

require example.com/neverpublished v1.0.0
-- a/a.go --
package a

import _ "example.com/neverpublished/x"
-- b/b.go --
package b

import _ "strings"
`), typesOptions())
	got := problems(p)
	if !strings.Contains(got["a a"].Message, "example.com/neverpublished") {
		t.Errorf("problems = %+v, want the missing module named", got)
	}
}

// Whatever the user's settings are, nothing is downloaded, and no module file is written.
func TestModuleFilesAreNeverWritten(t *testing.T) {
	t.Setenv("GOFLAGS", "-mod=mod")
	t.Setenv("GOPRIVATE", "*")
	files := "-- go.mod --\nmodule example.com/m\n\ngo 1.25\n-- a/a.go --\npackage a\n\nimport _ \"example.com/private/x\"\n"
	dir := write(t, files)
	if got := problems(load(t, dir, typesOptions())); got["a a"].Message == "" {
		t.Error("a module that is not required was found")
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 2 || string(b) != "module example.com/m\n\ngo 1.25\n" {
		t.Errorf("folder holds %v, go.mod is %q", entries, b)
	}
}

func TestGoCommandSpeaksForItself(t *testing.T) {
	p := load(t, write(t, "-- go.mod --\nmodule example.com/m\n\ngo 1.999\n-- a/a.go --\npackage a\n\nimport _ \"strings\"\n"), typesOptions())
	if len(p.Errors) != 1 || !strings.Contains(p.Errors[0].Message, "1.999") || p.Errors[0].File != "go.mod" {
		t.Errorf("errors = %+v, want the go command's", p.Errors)
	}
	if got := problems(p); got["a a"].Message == "" {
		t.Error("a package without types has no problem")
	}
}

func TestLeftOutUnitsAreReadCompletely(t *testing.T) {
	p := loadClean(t, write(t, "-- go.mod --\nmodule example.com/m\n\ngo 1.25\n-- w/w.go --\n//go:build windows\n\npackage w\n\nimport _ \"strings\"\n"), typesOptions())
	if u := p.Units[0]; len(u.Imports) != 1 || !u.Imports[0].Excluded || u.Depth != inventory.DepthDataflow {
		t.Errorf("unit = %+v", u)
	}
}

// A go.mod without a go line is as old as Go 1.11, for which vendor/ does not count: some go commands then rewrite
// go.mod. What the go command says is passed on and nothing is written.
func TestNoGoLineBesideVendor(t *testing.T) {
	const goMod = "module example.com/m\n\nrequire github.com/acme/x v1.0.0\n"
	dir := write(t, "-- go.mod --\n"+goMod+"-- vendor/modules.txt --\n# github.com/acme/x v1.0.0\n## explicit\ngithub.com/acme/x\n"+
		"-- vendor/github.com/acme/x/x.go --\npackage x\n\ntype T struct{}\n-- a/a.go --\npackage a\n\nimport \"github.com/acme/x\"\n\nvar V x.T\n")
	p := load(t, dir, source.Options{Depth: inventory.DepthTypes, Build: linux})
	if len(p.Errors) != 1 || !strings.Contains(p.Errors[0].Message, "github.com/acme/x@v1.0.0: missing go.sum entry") {
		t.Errorf("errors = %+v, want what the go command says", p.Errors)
	}
	if b, err := os.ReadFile(filepath.Join(dir, "go.mod")); err != nil || string(b) != goMod {
		t.Errorf("go.mod is now %q, %v", b, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "go.sum")); err == nil {
		t.Error("a go.sum was written")
	}
}

// Nothing is known of C's types, so nothing that depends on them is a fault; any other fault is.
func TestTypesOfCAreOpaque(t *testing.T) {
	const text = `
-- go.mod --
module example.com/m

go 1.25
-- a/a.go --
package a

// typedef int handle;
import "C"

type H struct{ h C.handle }

func (h H) Number() int { return int(h.h) }
-- b/b.go --
package b

import "C"

func B() int { return "no number" }
-- c/c.go --
package c

func F() {}

func F() {}
`
	got := problems(load(t, write(t, text), typesOptions()))
	want := map[string]source.Problem{
		"b b": {Message: `type error: cannot use "no number" (untyped string constant) as int value in return statement`, File: "b/b.go", Line: 5},
		"c c": {Message: "type error: F redeclared in this block", File: "c/c.go", Line: 5},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("problems -want +got:\n%s", diff)
	}
}

// What the go command refuses is no clean code: a folder of another module that nobody requires, and a path that says
// where to go from here.
func TestImportsThatLeadNowhere(t *testing.T) {
	const text = `
-- go.mod --
module example.com/m

go 1.25
-- a/a.go --
package a

import "example.com/m/nested/n"

var A = n.N
-- b/b.go --
package b

import "../a"

var B = a.A
-- nested/go.mod --
module example.com/m/nested

go 1.25
-- nested/n/n.go --
package n

var N = 1
`
	got := problems(load(t, write(t, text), typesOptions()))
	for dir, want := range map[string]string{
		"a a": "module providing package example.com/m/nested/n",
		"b b": `"../a" is relative, but relative import paths are not supported in module mode`,
	} {
		if p := got[dir]; !strings.Contains(p.Message, want) || strings.Contains(p.Message, os.TempDir()) {
			t.Errorf("%s: %+v, want %q", dir, p, want)
		}
	}
	if len(got) != 2 {
		t.Errorf("problems = %v", got)
	}
}
