package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRandomEdits edits the example application at random and holds the report from cached records to that of a run
// without a cache, byte for byte. A few edits pile up, then the application is restored.
func TestRandomEdits(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	const seed = 20260101
	e := &editor{Rand: rand.New(rand.NewPCG(seed, seed)), dir: t.TempDir()}
	e.copyTree(t, filepath.Join(repository, "testdata", "shop"))
	codes := map[int]int{}
	for i := range randomEdits {
		if i%4 == 0 {
			e.restore(t)
		}
		done := e.edit(t)
		cached, code := e.check(t)
		fresh, again := e.check(t, "--no-cache")
		if code != again || cached != fresh {
			t.Fatalf("edit %d (%s), seed %d: exit codes %d cached and %d fresh; the reports differ:\n%s", i, done, seed, code, again, cmp.Diff(fresh, cached))
		}
		codes[code]++
	}
	t.Logf("exit codes %v", codes)
	if codes[1] < randomEdits/10 || codes[0]+codes[1] < randomEdits/3 {
		t.Errorf("the edits are too wild to prove anything: exit codes %v", codes)
	}
}

// editor changes files of a copy of a program.
type editor struct {
	*rand.Rand
	dir     string
	files   []string          // slash paths of the Go files that there were at first
	clean   map[string]string // their contents
	changed map[string]bool   // files that restore must put back or remove
}

func (e *editor) copyTree(t *testing.T, from string) {
	t.Helper()
	e.clean, e.changed = map[string]string{}, map[string]bool{}
	err := filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(from, path)
		rel = filepath.ToSlash(rel)
		e.clean[rel] = string(b)
		if strings.HasSuffix(rel, ".go") {
			e.files = append(e.files, rel)
		}
		e.write(t, rel, string(b))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	e.changed = map[string]bool{}
}

func (e *editor) write(t *testing.T, name, content string) {
	t.Helper()
	e.changed[name] = true
	full := filepath.Join(e.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func (e *editor) restore(t *testing.T) {
	t.Helper()
	for _, name := range slices.Sorted(func(yield func(string) bool) {
		for n := range e.changed {
			if !yield(n) {
				return
			}
		}
	}) {
		if content, ok := e.clean[name]; ok {
			e.write(t, name, content)
		} else if err := os.Remove(filepath.Join(e.dir, filepath.FromSlash(name))); err != nil {
			t.Fatal(err)
		}
	}
	e.changed = map[string]bool{}
}

func (e *editor) check(t *testing.T, args ...string) (string, int) {
	t.Helper()
	var out, errs bytes.Buffer
	code := run(t.Context(), append([]string{"check", "-C", e.dir, "--format", "json"}, args...), &out, &errs)
	return out.String() + errs.String(), code
}

// edit makes one random change and says which.
func (e *editor) edit(t *testing.T) string {
	for {
		name := e.files[e.IntN(len(e.files))]
		b, err := os.ReadFile(filepath.Join(e.dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, name, b, parser.ParseComments)
		if err != nil {
			continue
		}
		s := &edited{editor: e, text: string(b), file: f, fset: fset, name: name}
		kind := kinds[e.IntN(len(kinds))]
		if out, ok := kind.change(s); ok {
			e.write(t, name, out)
			return kind.name + " in " + name
		}
	}
}

// edited is a file that is being edited.
type edited struct {
	*editor
	text string
	file *ast.File
	fset *token.FileSet
	name string
}

func (s *edited) offset(p token.Pos) int { return s.fset.Position(p).Offset }

// replace returns the text with the node replaced.
func (s *edited) replace(n ast.Node, by string) (string, bool) {
	return s.text[:s.offset(n.Pos())] + by + s.text[s.offset(n.End()):], true
}

// pick returns a random node of a type, if there is one.
func pick[T ast.Node](s *edited) (node T, ok bool) {
	var all []T
	ast.Inspect(s.file, func(n ast.Node) bool {
		if x, is := n.(T); is {
			all = append(all, x)
		}
		return true
	})
	if len(all) == 0 {
		return node, false
	}
	return all[s.IntN(len(all))], true
}

// kinds are the changes: declarations are added, removed, renamed and given other types, also far from where it shows.
var kinds = []struct {
	name   string
	change func(*edited) (string, bool)
}{
	{"new function", func(s *edited) (string, bool) {
		return s.text + fmt.Sprintf("\nfunc Extra%d(ctx interface{ Err() error }, n int) error { return ctx.Err() }\n", s.IntN(1000)), true
	}},
	{"new type", func(s *edited) (string, bool) {
		n := s.IntN(1000)
		return s.text + fmt.Sprintf("\ntype Extra%d struct{ N int }\n\nfunc (Extra%d) Value() int { return %d }\n", n, n, n), true
	}},
	{"new variable", func(s *edited) (string, bool) {
		return s.text + fmt.Sprintf("\nvar Extra%d = func(s string) string { return s }\n", s.IntN(1000)), true
	}},
	{"comment", func(s *edited) (string, bool) { return s.text + fmt.Sprintf("\n// note %d\n", s.IntN(1000)), true }},
	{"waiver", func(s *edited) (string, bool) {
		d, ok := pick[*ast.FuncDecl](s)
		if !ok {
			return "", false
		}
		at := s.offset(d.Pos())
		return s.text[:at] + "//nanoarch:allow oneop it is on its way out\n" + s.text[at:], true
	}},
	{"removed declaration", func(s *edited) (string, bool) {
		if len(s.file.Decls) < 2 {
			return "", false
		}
		return s.replace(s.file.Decls[s.IntN(len(s.file.Decls))], "")
	}},
	{"new field", func(s *edited) (string, bool) {
		n, ok := pick[*ast.StructType](s)
		if !ok {
			return "", false
		}
		at := s.offset(n.Fields.Opening) + 1
		return s.text[:at] + fmt.Sprintf("Extra%d, hidden%d []string;", s.IntN(1000), s.IntN(1000)) + s.text[at:], true
	}},
	{"other field type", func(s *edited) (string, bool) {
		n, ok := pick[*ast.StructType](s)
		if !ok || len(n.Fields.List) == 0 {
			return "", false
		}
		types := []string{"string", "int64", "[]byte", "error", "func() error", "struct{ X int }"}
		return s.replace(n.Fields.List[s.IntN(len(n.Fields.List))].Type, types[s.IntN(len(types))])
	}},
	{"other basic type", func(s *edited) (string, bool) {
		n, ok := pick[*ast.TypeSpec](s)
		if !ok {
			return "", false
		}
		if _, basic := n.Type.(*ast.Ident); !basic {
			return "", false
		}
		return s.replace(n.Type, []string{"int32", "int64", "string", "uint16"}[s.IntN(4)])
	}},
	{"new method in interface", func(s *edited) (string, bool) {
		n, ok := pick[*ast.InterfaceType](s)
		if !ok {
			return "", false
		}
		at := s.offset(n.Methods.Opening) + 1
		return s.text[:at] + fmt.Sprintf("Extra%d() string;", s.IntN(1000)) + s.text[at:], true
	}},
	{"other name", func(s *edited) (string, bool) {
		n, ok := pick[*ast.FuncDecl](s)
		if !ok {
			return "", false
		}
		return s.replace(n.Name, "Re"+n.Name.Name)
	}},
	{"other constant", func(s *edited) (string, bool) {
		n, ok := pick[*ast.BasicLit](s)
		if !ok || n.Kind != token.INT {
			return "", false
		}
		return s.replace(n, fmt.Sprint(s.IntN(1000)))
	}},
	{"new import", func(s *edited) (string, bool) {
		dirs := []string{"services/orders/place", "services/payments/charge", "services/catalog/model", "shared/email", "adapters/jsonstore"}
		at := s.offset(s.file.Name.End())
		return s.text[:at] + fmt.Sprintf("\n\nimport _ %q\n", "example.com/shop/"+dirs[s.IntN(len(dirs))]) + s.text[at:], true
	}},
	{"build constraint", func(s *edited) (string, bool) {
		at := s.offset(s.file.Package)
		if strings.Contains(s.text, "//go:build") || s.file.Doc != nil {
			return "", false
		}
		return s.text[:at] + []string{"//go:build windows\n\n", "//go:build linux\n\n"}[s.IntN(2)] + s.text[at:], true
	}},
	{"other body", func(s *edited) (string, bool) {
		n, ok := pick[*ast.FuncDecl](s)
		if !ok || n.Body == nil {
			return "", false
		}
		at := s.offset(n.Body.Lbrace) + 1
		return s.text[:at] + "\n\tprintln(\"extra\")" + s.text[at:], true
	}},
	{"split file", func(s *edited) (string, bool) {
		n, ok := pick[*ast.FuncDecl](s)
		if !ok || n.Recv != nil || strings.HasSuffix(s.name, "_test.go") {
			return "", false
		}
		path := strings.TrimSuffix(s.name, ".go") + fmt.Sprintf("_part%d.go", s.IntN(1000))
		full := filepath.Join(s.dir, filepath.FromSlash(path))
		if os.WriteFile(full, []byte("package "+s.file.Name.Name+"\n\nconst part = 1\n"), 0o644) != nil {
			return "", false
		}
		s.changed[path] = true
		return s.text, true
	}},
}
