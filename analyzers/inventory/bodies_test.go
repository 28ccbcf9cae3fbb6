package inventory

import (
	"fmt"
	"go/token"
	"go/types"
	"strings"
	"testing"
)

// formText writes a form for tests: objects by what they are, own ones by the order in which they come up.
func formText(f *Form) string {
	var b strings.Builder
	own := map[int]string{}
	for _, d := range f.Decls {
		writeForm(&b, f, d.Root, own)
		b.WriteString("\n")
	}
	return b.String()
}

func writeForm(b *strings.Builder, f *Form, i int, own map[int]string) {
	n := f.Nodes[i]
	fmt.Fprintf(b, "(%d %q", n.Kind, n.Text)
	if n.Obj > 0 {
		o := f.Objects[n.Obj-1]
		name := o.Symbol.String()
		if o.Kind >= ObjectOwn {
			if own[n.Obj] == "" {
				own[n.Obj] = fmt.Sprintf("#%d", len(own))
			}
			name = own[n.Obj]
		}
		fmt.Fprintf(b, " %s", name)
	}
	for c := i + 1; c < i+n.Size; c += f.Nodes[c].Size {
		writeForm(b, f, c, own)
	}
	b.WriteString(")")
}

func formOf(t *testing.T, code string) *Form {
	t.Helper()
	l := &testLoader{t: t, src: with(source{"example.com/p": {"p.go": "package p\n" + code}}), fset: token.NewFileSet(), done: map[string]*types.Package{}}
	u, files := l.unit("example.com/p", false)
	p, err := ReadImports(u)
	if err != nil {
		t.Fatal(err)
	}
	typed := l.check(u.ImportPath, files)
	typed.Want = SectionBodies
	p.ReadTypes(typed, &Context{FirstParty: []string{"example.com"}})
	if p.Problem.Message != "" {
		t.Fatal(p.Problem)
	}
	again := &Package{Files: p.Files, Name: "p"}
	if err := again.Decode(SectionBodies, p.Encode(SectionBodies)); err != nil {
		t.Fatal(err)
	}
	if formText(again.Bodies) != formText(p.Bodies) {
		t.Error("the form is another one after it was written and read")
	}
	return p.Bodies
}

// TestSameForm: what means the same in the same steps has one form.
func TestSameForm(t *testing.T) {
	for _, pair := range [][2]string{
		{"func f(a, b int) int { return (a) + b }", "func g(x int, y int) int { return x + (y) }"},
		{"func f() { var n = 1; _ = n }", "func f() { n := 1; _ = n }"},
		{"func f() { var n int64 = 1; _ = n }", "func f() { n := int64(1); _ = n }"},
		{"func f() { a, b := 1, \"x\"; _, _ = a, b }", "func f() { var (a = 1; b = \"x\"); _, _ = a, b }"},
		{"import \"fmt\"\nfunc f() { fmt.Println(\"a: %w\") }", "import x \"fmt\"\nfunc f() { x.Println(\"a\"+\": %w\") }"},
		{"type T struct { A, B int }\nfunc f() T { return T{1, 2} }", "type T struct { A int; B int }\nfunc f() T { return T{B: 2, A: 1} }"},
		{"func f(s string) string { return s }", "func f(s string) string { return string(s) }"},
		{"func f[T any](t T) T { return g(t) }\nfunc g[T any](t T) T { return t }", "func f[T any](t T) T { return g[T](t) }\nfunc g[T any](t T) T { return t }"},
		{"func f(a []int) { L: for i, _ := range a { _ = i; continue L } }", "func f(a []int) { M: for i := range a { _ = i; continue M } }"},
		{"func f(a int) { if a > 1 { } else if a > 2 { } }", "func f(a int) { if a > 1 { } else { if a > 2 { } } }"},
		{"const a, b = 1, 2", "const (\na = 1\nb = 2\n)"},
		{"const (\na = iota\nb\n)", "const a, b = 0, 1"},
		{"type In struct { X *[]byte }\nfunc f(In) {}", "type In struct { X *[]uint8 }\nfunc f(_ In) {}"},
		{"type E struct { A }\ntype A struct { n int }\nfunc f(e E) int { return e.n }", "type E struct { A }\ntype A struct { n int }\nfunc f(e E) int { return e.A.n }"},
		{"func f() error { var e error = nil; return e }", "func f() error { e := error(nil); return e }"},
		{"type T struct{ a int }\nvar v = []*T{{1}}", "type T struct{ a int }\nvar v = []*T{&T{a: 1}}"},
	} {
		a, b := formText(formOf(t, pair[0])), formText(formOf(t, pair[1]))
		if a != b {
			t.Errorf("%s\n%s\n%s\n%s", pair[0], a, pair[1], b)
		}
	}
}

// TestOtherForm: what differs in anything that is done differs in its form.
func TestOtherForm(t *testing.T) {
	for _, pair := range [][2]string{
		{"func f(a, b int) int { return a - b }", "func f(a, b int) int { return b - a }"},
		{"func f() { n := 1; _ = n }", "func f() { n := 2; _ = n }"},
		{"func f() { n := 1; _ = n }", "func f() { n := int64(1); _ = n }"},
		{"func f(a *int) { *a = 1 }", "func f(a *int) { *a += 1 }"},
		{"func f() (n int) { return 1 }", "func f() int { return 1 }"},
		{"func f(a ...int) { }", "func f(a []int) { }"},
		{"type T struct { A int `json:\"a\"` }", "type T struct { A int `json:\"b\"` }"},
		{"type T struct { A }\ntype A struct{}", "type T struct { A A }\ntype A struct{}"},
		{"func f(g func()) { defer g() }", "func f(g func()) { go g() }"},
		{"func f(g func(...int), a []int) { g(a...) }", "func f(g func(...int), a []int) { g(a[0]) }"},
		{"func len(a string) int { return 0 }\nvar x = len(\"a\")", "func l(a string) int { return 0 }\nvar x = len(\"a\")"},
		{"type T = int", "type T int"},
		{"type c interface{ ~int }\nfunc f[T c]() {}", "type c interface{ int }\nfunc f[T c]() {}"},
		{"func f(c chan int) { select { case <-c: } }", "func f(c chan int) { select { case <-c: default: } }"},
		{"func f(x any) { switch x.(type) { case int: } }", "func f(x any) { switch x.(type) { case int, string: } }"},
	} {
		if a, b := formText(formOf(t, pair[0])), formText(formOf(t, pair[1])); a == b {
			t.Errorf("%s and %s have one form: %s", pair[0], pair[1], a)
		}
	}
}

