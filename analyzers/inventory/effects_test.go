package inventory

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var effectSources = map[string]string{
	"all kinds": `package p
import "unsafe"
import "C"
import _ "unsafe"
func init() { go func() {}() }
func F() { go F(); go C.run(C.int(1)) }
var size = unsafe.Sizeof(0)
type T struct{ p unsafe.Pointer }
func (T) init() {}
func G(p unsafe.Pointer) (q unsafe.Pointer) { return unsafe.Add(p, 1) }
`,
	"hidden": `package p
import "unsafe"
type N struct{ Pointer int; unsafe *N }
func param(unsafe N) int { return unsafe.Pointer }
func result() (unsafe N) { return unsafe.unsafe.unsafe.f() }
func (unsafe N) f() N { return unsafe }
func types(unsafe unsafe.Pointer) unsafe.Pointer { return unsafe }
func blocks(n N) {
	_ = unsafe.Pointer(nil)
	{
		_ = unsafe.Sizeof(1)
		unsafe := n
		_ = unsafe.Pointer
	}
	_ = unsafe.Sizeof(2)
	if unsafe := n; unsafe.Pointer > 0 { _ = unsafe.Pointer } else { _ = unsafe.Pointer }
	for unsafe := n; unsafe.Pointer > 0; unsafe.Pointer++ { _ = unsafe.Pointer }
	for _, unsafe := range []N{{}, {unsafe: (*N)(unsafe.Pointer(nil))}} { _ = unsafe.Pointer }
	switch unsafe := n; { case unsafe.Pointer > 0: _ = unsafe.Pointer }
	switch unsafe := any(n).(type) { case N: _ = unsafe.Pointer }
	switch { case unsafe.Sizeof(3) > 0: unsafe := n; _ = unsafe; default: _ = unsafe.Sizeof(4) }
	select { case unsafe := <-make(chan N): _ = unsafe.Pointer; default: _ = unsafe.Sizeof(5) }
	unsafe, _ := n, unsafe.Sizeof(6)
	_ = func() { _ = unsafe.Pointer }
	var x = unsafe.Pointer
	_ = x
}
func vars(n N) { var unsafe = N{Pointer: int(unsafe.Sizeof(n))}; _ = unsafe.Pointer }
func local() { type unsafe struct{ Pointer int }; _ = unsafe{}.Pointer }
func labels() { unsafe: for { _ = unsafe.Sizeof(7); break unsafe } }
func literal() { f := func(unsafe N) int { return unsafe.Pointer }; _ = f; _ = unsafe.Sizeof(8) }
func generic[unsafe any](x unsafe) {}
type G[unsafe any] struct{ x unsafe }
func (g G[unsafe]) m(x unsafe) {}
type I interface{ unsafe(p unsafe.Pointer) }
var _ = unsafe.Sizeof(9)
`,
	"named": `package p
import u "unsafe"
import "unsafe"
func f(unsafe int) u.Pointer { u := u.Pointer(nil); return u }
var _ = unsafe.Sizeof(0)
`,
	"dot": `package p
import . "unsafe"
type T struct{ Pointer; String int; p Pointer }
func f(Add int) int { return Add }
func g() { Slice := 1; _ = Slice; var x T; x.Pointer = nil; _ = T{String: 2, Pointer: nil}; _ = Sizeof(x.String) }
func (T) Alignof() {}
`,
}

// TestReadSyntax compares what the syntax says with what the type checker knows.
func TestReadSyntax(t *testing.T) {
	for name, content := range effectSources {
		t.Run(name, func(t *testing.T) {
			fset := token.NewFileSet()
			f, err := parser.ParseFile(fset, "p/p.go", content, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			p := readFile(t, "p.go", content)
			p.ReadSyntax(oneTree(f, fset))
			if !p.Has(SyntaxSections) || p.Has(TypedSections) || p.Depth != DepthSyntax || p.Problem.Message != "" {
				t.Fatalf("sections %b, depth %v, problem %v", p.Sections, p.Depth, p.Problem)
			}
			var got []string
			for _, e := range p.Effects {
				if e.Kind == "unsafe" || e.Kind == "cgo" && e.Detail != `import "C"` {
					got = append(got, text(content, e.Pos)+" in line "+string(rune('0'+p.Files[0].Lines.Line(e.Pos.Start))))
				}
			}
			want := typedUses(t, fset, f, p.Files[0].Lines)
			if len(want) < 3 {
				t.Fatalf("the type checker knows only of %v", want)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("types say -, syntax says +\n%s", diff)
			}
		})
	}
}

// typedUses returns the uses of unsafe and C as the type checker resolves them.
func typedUses(t *testing.T, fset *token.FileSet, f *ast.File, lines LineTable) []string {
	t.Helper()
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
	conf := types.Config{FakeImportC: true, Importer: &testLoader{}, Error: func(error) {}}
	_, _ = conf.Check("p", fset, []*ast.File{f}, info)
	var list []string
	ast.Inspect(f, func(n ast.Node) bool {
		text := ""
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if id, ok := n.X.(*ast.Ident); ok {
				if p, ok := info.Uses[id].(*types.PkgName); ok && p.Imported().Path() == "C" {
					text = "C." + n.Sel.Name
				}
			}
		case *ast.Ident:
			if obj := info.Uses[n]; obj != nil && obj.Pkg() == types.Unsafe {
				if _, ok := obj.(*types.PkgName); !ok {
					text = n.Name
				}
			}
		}
		if text != "" {
			line := lines.Line(int(n.Pos()) - fset.File(n.Pos()).Base())
			list = append(list, text+" in line "+string(rune('0'+line)))
		}
		return true
	})
	return list
}

func TestReadSyntaxNumbersFunctions(t *testing.T) {
	content := effectSources["all kinds"] + "//go:linkname F x.F\n"
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "p/p.go", content, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	p := readFile(t, "p.go", content)
	p.ReadSyntax(oneTree(f, fset))
	var got []string
	for _, e := range p.Effects {
		if e.Kind != "unsafe" {
			got = append(got, e.Kind+" "+e.Detail+" "+strings.Join(strings.Fields(text(content, e.Pos)), " ")+" "+string(rune('0'+e.Func+1)))
		}
	}
	want := []string{
		`cgo import "C" "C" 0`, "init func init func init() 1", "goroutine go func go func() {}() 1", "goroutine go F go F() 2",
		"goroutine go C.run go C.run(C.int(1)) 2", "cgo C.run C.run 2", "cgo C.int C.int 2",
		"linkname //go:linkname F x.F //go:linkname F x.F 2",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestReadTypesOfCgo shows that cgo's types, which nobody knows, do no harm.
func TestReadTypesOfCgo(t *testing.T) {
	p := one(t, "package p\nimport \"C\"\nfunc F() { go F() }\nvar Hooks = []func(){func() { _ = C.struct_x{}; go F() }}\n")
	if len(p.Effects) != 4 || !p.Has(AllSections) {
		t.Errorf("effects %v, sections %b", p.Effects, p.Sections)
	}
}

// oneTree is the sequence of one file.
func oneTree(f *ast.File, fset *token.FileSet) iter.Seq2[*ast.File, *token.FileSet] {
	return func(yield func(*ast.File, *token.FileSet) bool) { yield(f, fset) }
}

// Functions are counted over all files, whether they come together or one by one.
func TestReadSyntaxFileByFile(t *testing.T) {
	sources := []Source{
		{Name: "a.go", Content: []byte("package p\n\nfunc A() {}\n\nfunc init() { go A() }\n")},
		{Name: "b.go", Content: []byte("package p\n\nimport _ \"unsafe\"\n\n//go:linkname C runtime.c\nfunc C()\n\nfunc D() { go C() }\n")},
	}
	p, err := ReadImports(Unit{Dir: "p", ImportPath: "p", Name: "p", Files: sources})
	if err != nil {
		t.Fatal(err)
	}
	p.ReadSyntax(func(yield func(*ast.File, *token.FileSet) bool) {
		for _, s := range sources {
			fset := token.NewFileSet()
			f, err := parser.ParseFile(fset, s.Name, s.Content, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			yield(f, fset)
		}
	})
	var got []string
	for _, e := range p.Effects {
		got = append(got, fmt.Sprint(e.Kind, " ", e.Func))
	}
	if want := []string{"init 1", "goroutine 1", "linkname 2", "goroutine 3"}; !slices.Equal(got, want) {
		t.Errorf("effects = %q, want %q", got, want)
	}
}
