package source_test

const goMod = "-- go.mod --\nmodule example.com/m\n\ngo 1.25\n"

// alike are programs, sound and broken ones, of which both loaders make equal records, byte for byte, and say the same.
var alike = map[string]string{
	"variants": variants,
	"type declared by a test and met behind another package": goMod +
		"-- p/p.go --\npackage p\n\ntype T struct{}\n-- p/p_test.go --\npackage p\n\nfunc (T) M() {}\n" +
		"-- p/x_test.go --\npackage p_test\n\nimport \"example.com/m/q\"\n\nvar V = q.V\n\nfunc F() { V.M() }\n" +
		"-- q/q.go --\npackage q\n\nimport \"example.com/m/p\"\n\nvar V p.T\n",
	"nothing but tests": goMod +
		"-- a/a_test.go --\npackage a\n\nfunc F() {}\n-- a/x_test.go --\npackage a_test\n\nimport \"example.com/m/a\"\n\nfunc G() { a.F() }\n" +
		"-- b/b_test.go --\npackage b_test\n\nfunc G() {}\n-- c/c.go --\npackage c\n\nimport \"example.com/m/a\"\n\nfunc G() { a.F() }\n",
	"main with tests": goMod +
		"-- cmd/x/main.go --\npackage main\n\ntype T struct{}\n\nfunc main() {}\n-- cmd/x/main_test.go --\npackage main\n\nimport \"testing\"\n\nfunc TestX(t *testing.T) { _ = T{} }\n",
	"cgo": goMod + `
-- c/c.go --
//line x.go:9
package c

// int one(void);
import "C"

type H struct{ h C.int }

//line gen.y:7
func One() (H, error) { n, err := C.one(); return H{n}, err }

func N() C.int { return 1 }
-- c/plain.go --
package c

func Plain() H { return H{} }
-- c/c_test.go --
package c

func (h H) Get() any { return h.h }
-- c/x_test.go --
package c_test

import "example.com/m/c"

func G() any { h, _ := c.One(); return h.Get() }
-- u/u.go --
package u

import (
	"net"

	"example.com/m/c"
)

func Use() c.H { h, _ := c.One(); _ = c.N(); _, _ = net.Dial("tcp", ""); return h }

var X = c.N()
`,
	"cgo without its header": goMod + "-- c/c.go --\npackage c\n\n// #include <gone.h>\nimport \"C\"\n\nvar X C.int\n",
	"error beside cgo":       goMod + "-- c/c.go --\npackage c\n\n// int one(void);\nimport \"C\"\n\nvar X string = 1\n",
	"line directives":        goMod + "-- a/a.go --\npackage a\n\n//line /etc/other.go:500\n\nfunc F() {}\n-- b/b.go --\npackage b\n\n//line /etc/passwd:700\nvar x int = \"\"\n",
	"workspace and a module beside it": `
-- go.work --
go 1.25

use (
	./a
	./b
)

replace example.com/lib => ./lib
-- a/go.mod --
module example.com/a

go 1.25
-- a/a.go --
package a

import (
	"example.com/b"
	"example.com/lib"
)

func A() (b.T, lib.L) { return b.T{}, lib.L{} }
-- b/go.mod --
module example.com/b

go 1.25

require example.com/lib v1.0.0
-- b/b.go --
package b

type T struct{}
-- lib/go.mod --
module example.com/lib

go 1.25
-- lib/lib.go --
package lib

type L struct{}
-- c/go.mod --
module example.com/c

go 1.25
-- c/c.go --
package c

func C() {}
`,
	"vendor": `
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
`,
	"left out": goMod +
		"-- w/w.go --\n//go:build windows\n\npackage w\n\nimport _ \"strings\"\n-- w/x.go --\n//go:build tools\n\npackage tools\n" +
		"-- v/v.go --\npackage v\n-- v/gen.go --\n//go:build ignore\n\npackage main\n-- a/a.go --\npackage a\n\nimport \"C\"\n-- a/b.go --\n//go:build !cgo\n\npackage a\n\nfunc F() {}\n",
	"ignored folder": "-- go.mod --\nmodule example.com/m\n\ngo 1.25\n\nignore ./x\n" +
		"-- x/x.go --\npackage x\n\nfunc F() {}\n-- b/b.go --\npackage b\n\nimport \"example.com/m/x\"\n\nfunc G() { x.F() }\n",
	"no go line":  "-- go.mod --\nmodule example.com/m\n-- a/a.go --\npackage a\n\ntype T[P any] struct{ p P }\n-- b/b.go --\npackage b\n\nfunc F() {}\n",
	"old go line": "-- go.mod --\nmodule example.com/m\n\ngo 1.17\n-- a/a.go --\npackage a\n\ntype T[P any] struct{ p P }\n-- b/b.go --\n//go:build go1.26\n\npackage b\n\nvar X = new(1)\n",
	"what only the go command refuses": goMod +
		"-- a/internal/i/i.go --\npackage i\n\nfunc F() {}\n-- b/b.go --\npackage b\n\nimport \"example.com/m/a/internal/i\"\n\nfunc G() { i.F() }\n" +
		"-- c/c.go --\npackage main\n\nfunc F() {}\n\nfunc main() {}\n-- d/d.go --\npackage d\n\nimport c \"example.com/m/c\"\n\nfunc G() { c.F() }\n" +
		"-- e/e.go --\npackage e\n\nimport _ \"embed\"\n\n//go:embed gone.txt\nvar S string\n-- f/f.go --\npackage f\n\nfunc F() int\n",
	"syntax errors": goMod +
		"-- a/a.go --\npackage a\n\nfunc F() {}\n-- a/b.go --\npackag a\n-- c/c.go --\npackage c\n\nimport (\n\t\"strings\n)\n" +
		"-- d/d.go --\npackage d\n\nimport \"example.com/m/a\"\n\nvar X = a.F\n-- e/e.go --\npackage e\n\nvar x int = \"\"\n\nfunc f( {\n",
	"type errors": goMod +
		"-- a/a.go --\npackage a\n\nimport \"strings\"\n\nvar V Missing\n\nfunc F() { x := 1 }\n" +
		"-- b/b.go --\npackage b\n\nimport \"example.com/m/a\"\n\nvar W int = a.V\n\nvar X = a.Gone\n" +
		"-- c/c.go --\npackage c\n-- c/c_test.go --\npackage c\n\nvar x = undefined\n-- d/d.go --\npackage d\n\nfunc F() int { return \"\" }\n",
	"imports that fail": goMod +
		"-- a/a.go --\npackage a\n\nimport _ \"example.com/m/gone\"\n-- b/b.go --\npackage b\n\nimport _ \"example.com/unknown/x\"\n" +
		"-- c/c.go --\npackage c\n\nimport _ \"nostd\"\n-- d/d.go --\npackage d\n\nimport (\n\t_ \"example.com/m/a\"\n\t_ \"vendor/golang.org/x/net/idna\"\n)\n",
	"ring": goMod +
		"-- a/a.go --\npackage a\n\nimport _ \"example.com/m/b\"\n\ntype T struct{}\n-- b/b.go --\npackage b\n\nimport _ \"example.com/m/a\"\n" +
		"-- c/c.go --\npackage c\n\nimport \"example.com/m/a\"\n\nvar V a.T\n-- d/d.go --\npackage d\n\nimport _ \"example.com/m/c\"\n",
	"several packages in a folder": goMod + "-- a/a.go --\npackage a\n-- a/b.go --\npackage b\n-- c/c.go --\npackage c\n-- c/d_test.go --\npackage d_test\n",
}
