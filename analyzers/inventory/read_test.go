package inventory

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func readFile(t *testing.T, name, content string) *Package {
	t.Helper()
	p, err := ReadImports(Unit{Dir: "shop/cart", ImportPath: "example.com/shop/cart", Name: "cart", Files: []Source{{Name: name, Content: []byte(content)}}})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// text returns what the file holds at a position.
func text(content string, pos Pos) string { return content[pos.Start:pos.End] }

func TestReadImports(t *testing.T) {
	content := "\ufeff// Package cart is a cart.\r\npackage cart\r\n\r\nimport \"fmt\"; import (\r\n\t. `os`\r\n\t_ \"embed\" // why\r\n\tm \"example.com/money\"; \"C\"\r\n)\r\nimport()\r\nvar x = `\r\n`\r\n"
	p := readFile(t, "cart.go", content)
	want := []Import{{Path: "fmt"}, {Path: "os", Name: "."}, {Path: "embed", Name: "_"}, {Path: "example.com/money", Name: "m"}, {Path: "C"}}
	if diff := cmp.Diff(want, p.Imports, cmpopts.IgnoreFields(Import{}, "Pos")); diff != "" {
		t.Errorf("imports, -want +got:\n%s", diff)
	}
	var texts []string
	for _, i := range p.Imports {
		texts = append(texts, text(content, i.Pos))
	}
	if diff := cmp.Diff([]string{`"fmt"`, "`os`", `"embed"`, `"example.com/money"`, `"C"`}, texts); diff != "" {
		t.Errorf("positions, -want +got:\n%s", diff)
	}
	f := p.Files[0]
	if !f.Cgo || f.Test || f.Marked || f.Size != len(content) || text(content, f.PackagePos) != "cart" {
		t.Errorf("file: %+v", f)
	}
	if p.Depth != DepthImports || p.Sections != SectionImports || p.Problem != (Problem{}) {
		t.Errorf("depth %v, sections %b, problem %+v", p.Depth, p.Sections, p.Problem)
	}
}

func TestReadImportsMarksFiles(t *testing.T) {
	p, err := ReadImports(Unit{Dir: "a", Name: "a", Files: []Source{
		{Name: "b_test.go", Content: []byte("package a\nimport \"b\"")},
		{Name: "a.go", Content: []byte("package a\nimport \"a\"\n"), Excluded: "//go:build windows", Generated: true},
	}})
	if err != nil {
		t.Fatal(err)
	}
	want := []Import{{Path: "a", Excluded: true, Pos: Pos{0, 17, 20}}, {Path: "b", Test: true, Pos: Pos{1, 17, 20}}}
	if diff := cmp.Diff(want, p.Imports); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if p.Files[0].Excluded == "" || !p.Files[0].Generated || !p.Files[1].Test {
		t.Errorf("files: %+v", p.Files)
	}
}

func TestReadImportsHashesLikeGit(t *testing.T) {
	p := readFile(t, "a.go", "package a\n")
	if got, want := p.Files[0].Hash, "2a93cdef549545101b086408d9ee767fda0c02c2"; got != want {
		t.Errorf("hash %s, want %s", got, want)
	}
	if got, want := BlobHash(nil), "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"; got != want {
		t.Errorf("hash of the empty file %s, want %s", got, want)
	}
	if diff := cmp.Diff([]int{0, 10}, p.Files[0].Lines.Starts()); diff != "" {
		t.Errorf("lines, -want +got:\n%s", diff)
	}
}

func TestReadImportsProblems(t *testing.T) {
	tests := []struct {
		name, content, message string
		line                   int
	}{
		{"empty", "", "syntax error: expected a package clause, found the end of the file", 1},
		{"only comments", "// x\n\n// y\n", "syntax error: expected a package clause, found the end of the file", 4},
		{"no clause", "\nfunc f() {}", `syntax error: expected a package clause, found "func"`, 2},
		{"no name", "package\n", `syntax error: expected a package name, found the end of the file`, 2},
		{"blank name", "package _\n", `syntax error: expected a package name, found "_"`, 1},
		{"junk", "package a b\n", `syntax error: expected a new line or semicolon after the package clause, found "b"`, 1},
		{"no path", "package a\nimport x\n", "syntax error: expected an import path, found the end of the line", 2},
		{"number", "package a\nimport 1\n", `syntax error: expected an import path, found "1"`, 2},
		{"empty path", "package a\nimport \"\"\n", `syntax error: invalid import path ""`, 2},
		{"open block", "package a\nimport (\n\"x\"\n", "syntax error: expected an import path, found the end of the file", 4},
		{"open string", "package a\nimport \"x\n", "syntax error: string literal not terminated", 2},
		{"NUL", "package a\n\x00import \"x\"\n", "syntax error: illegal character NUL", 2},
		{"open comment", "package a\n/* x\n", "syntax error: comment not terminated", 2},
		{"line comment", "//line /etc/other.go:500\npackage\n", "syntax error: expected a package name, found the end of the file", 3},
		{"not utf-8", "package a\nimport \"\xff\"\n", "syntax error: illegal UTF-8 encoding", 2},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			want := Problem{Message: test.message, File: "shop/cart/a.go", Line: test.line}
			if diff := cmp.Diff(want, readFile(t, "a.go", test.content).Problem); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestReadImportsKeepsWhatStandsBeforeAProblem(t *testing.T) {
	p := readFile(t, "a.go", "package a\nimport \"x\"\nimport 1\n")
	if len(p.Imports) != 1 || p.Imports[0].Path != "x" {
		t.Errorf("imports: %+v", p.Imports)
	}
}

func TestReadImportsRefusesOddUnits(t *testing.T) {
	for name, files := range map[string][]Source{
		"no file": nil, "twice": {{Name: "a.go"}, {Name: "a.go"}}, "no base name": {{Name: "x/a.go"}}, "no name": {{}},
	} {
		if _, err := ReadImports(Unit{Files: files}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestReadImportsOfAHugeFile(t *testing.T) {
	content := "package a\nimport \"x\"\nvar s = `" + strings.Repeat("0123456789abcde\n", 1<<18) + "`\n//go:generate go version\nfunc f()\n"
	p := readFile(t, "a.go", content)
	if len(p.Files[0].Lines.Starts()) != 1<<18+6 || len(p.Directives) != 1 || p.Directives[0].Kind != "go:generate" {
		t.Errorf("%d lines, directives %+v", len(p.Files[0].Lines.Starts()), p.Directives)
	}
}

func TestMarked(t *testing.T) {
	for content, want := range map[string]bool{
		"// Code generated by mockery. DO NOT EDIT.\npackage a\n":                   true,
		"// Code generated by mockery. DO NOT EDIT.\r\npackage a\n":                 true,
		"// GENERATED BY THE COMMAND ABOVE; DO NOT EDIT\npackage a\n":               true,
		"package a\n// This file was generated by swag.\n// Do not edit.\n":         true,
		"package a\nimport \"x\"\n// Code generated by hand. DO NOT EDIT.\n":        true,
		"// Package a edits generated files.\npackage a\n":                          false,
		"package a\nvar s = \"Code generated by x. DO NOT EDIT.\"\n":                false,
		"package a\n" + strings.Repeat("\n", 2000) + "// generated by; do not edit": false,
	} {
		if got := readFile(t, "a.go", content).Files[0].Marked; got != want {
			t.Errorf("%q: marked is %v", content, got)
		}
	}
}

func TestDirectives(t *testing.T) {
	content := `//go:build linux && !cgo
// +build linux

// Package a is a.
package a

import _ "embed"

//go:embed  templates/*.txt
var s string // want //go:embed nothing

//go:linkname now time.now
func now()

/*line other.go:3*/
//line /etc/other.go:500
func f() {
	//line indented.go:1
	/*line inner.go:7:1*/ _ = 1
	//go: nothing
}
//export Exported
//nanoarch:ignore oneop
//nolint:gosec
`
	var got []string
	for _, d := range readFile(t, "a.go", content).Directives {
		got = append(got, d.Kind+"|"+d.Text+"|"+text(content, d.Pos))
	}
	want := []string{
		"go:build|linux && !cgo|//go:build linux && !cgo",
		"+build|linux|// +build linux",
		"go:embed|templates/*.txt|//go:embed  templates/*.txt",
		"go:linkname|now time.now|//go:linkname now time.now",
		"line|other.go:3|/*line other.go:3*/",
		"line|/etc/other.go:500|//line /etc/other.go:500",
		"line|inner.go:7:1|/*line inner.go:7:1*/",
		"export|Exported|//export Exported",
		"nanoarch:ignore|oneop|//nanoarch:ignore oneop",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestWaivers(t *testing.T) {
	content := `//nanoarch:allow unclassified moved next week
package a

import (
	"os" //nanoarch:allow imports legacy  path
	//nanoarch:allow imports above
	"fmt"
)

// F does it.
//
//nanoarch:allow oneop two for now
func F() {
	x := 1 //nanoarch:allow reach
	//nanoarch:allow reach a reason
	// and a remark
	go func() {
		_ = x
	}()

	//nanoarch:allow reach too far away

	_ = x
}

//nanoarch:allow reach apart

//nanoarch:allow purecontract both
type (
	A struct{}
	B struct{ f func() }
) //nanoarch:allow
var f = func() {
} //nolint:errcheck, nanoarch // because
// nolint:all
/* //nanoarch:allow reach in a block comment */
// nanoarch:allow reach with a space
//nanoarch:allowed reach
var s = ` + "`//nanoarch:allow reach in a string`" + `
//nanoarch:allow reach -- .` + "\u200b" + `
//nanoarch:allow reach last
var t = []int{
	1,
}`
	type waiver struct {
		Rule, Reason string
		From, To     int
		Nolint       bool
	}
	var got []waiver
	for _, w := range readFile(t, "a.go", content).Waivers {
		got = append(got, waiver{w.Rule, w.Reason, w.From, w.To, w.Nolint})
	}
	want := []waiver{
		{"unclassified", "moved next week", 2, 2, false},
		{"imports", "legacy  path", 5, 5, false},
		{"imports", "above", 7, 7, false},
		{"oneop", "two for now", 13, 24, false},
		{"reach", "", 14, 14, false},
		{"reach", "a reason", 17, 17, false},
		{"reach", "too far away", 21, 21, false},
		{"reach", "apart", 26, 26, false},
		{"purecontract", "both", 29, 32, false},
		{"", "", 32, 32, false},
		{"", "because", 34, 34, true},
		{"reach", "", 42, 44, false},
		{"reach", "last", 42, 44, false},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestWaiversAreCutOutWhole: what goes with a comment when it goes.
func TestWaiversAreCutOutWhole(t *testing.T) {
	for content, want := range map[string]string{
		"package p\n\n\t//nanoarch:allow a b\nvar x int\n":      "\t//nanoarch:allow a b\n",
		"package p\r\n//nanoarch:allow a b\r\nvar x int\r\n":    "//nanoarch:allow a b\r\n",
		"package p\n\nvar x int \t //nanoarch:allow a b\nvar y": " \t //nanoarch:allow a b",
		"package p\n//nanoarch:allow a b":                       "//nanoarch:allow a b",
		"//nanoarch:allow a b\npackage p\n":                     "//nanoarch:allow a b\n",
	} {
		p := readFile(t, "a.go", content)
		if len(p.Waivers) != 1 || text(content, p.Waivers[0].Cut) != want {
			t.Errorf("%q: %+v", content, p.Waivers)
		}
	}
}

// TestWaiverInBrokenCode shows that odd brackets cannot stretch a waiver beyond the file.
func TestWaiverInBrokenCode(t *testing.T) {
	p := readFile(t, "a.go", "package a\n//nanoarch:allow reach x\nfunc f() }}} {\nvar y = 1\n")
	if w := p.Waivers[0]; w.From != 3 || w.To > 5 {
		t.Errorf("covers %d to %d", w.From, w.To)
	}
}

func FuzzReadImports(f *testing.F) {
	for _, s := range []string{"package a\nimport (\n\"x\"\n)\n//nanoarch:allow a b\nfunc f() {\n}\n", "\ufeffpackage a\r\n/*line x:1*/var x = `\r`", "//line x:1\npackage a;import.`x`"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := ReadImports(Unit{Name: "a", Files: []Source{{Name: "a.go", Content: b}}})
		if err != nil {
			t.Fatal(err)
		}
		check := func(pos Pos) {
			if pos.Start < 0 || pos.End < pos.Start || pos.End > len(b) {
				t.Errorf("position %+v in a file of %d bytes", pos, len(b))
			}
		}
		for _, i := range p.Imports {
			check(i.Pos)
		}
		for _, d := range p.Directives {
			check(d.Pos)
		}
		for _, w := range p.Waivers {
			check(w.Pos)
			if w.From < 1 || w.To < w.From || w.To > len(p.Files[0].Lines.Starts()) {
				t.Errorf("waiver covers %d to %d of %d lines", w.From, w.To, len(p.Files[0].Lines.Starts()))
			}
		}
	})
}
