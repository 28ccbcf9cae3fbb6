package program_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
	"github.com/nanoarch/nanoarch/rules"
)

// shape is one way in which an error gets out of an operation.
type shape struct {
	name, body, more string // statements of the behaviour, and declarations beside it
	want             []string
}

var shapes = []shape{
	{"none", `return nil`, ``, nil},
	{"sentinel", `return api.ErrA`, ``, []string{"api.ErrA"}},
	{"wrapped", `return fmt.Errorf("x: %w", api.ErrA)`, ``, []string{"api.ErrA"}},
	{"wrapped twice", `return fmt.Errorf("%w", fmt.Errorf("%w: %v", api.ErrB, in))`, ``, []string{"api.ErrB"}},
	{"translated", `if err := h.port.Find(in); err != nil { return fmt.Errorf("%w: %v", api.ErrA, err) }; return nil`, ``, []string{"api.ErrA"}},
	{"two wrapped", `if err := h.port.Find(in); err != nil { return fmt.Errorf("%w: %w", api.ErrA, err) }; return nil`, ``, []string{"api.ErrA", "port.Fault", "port.ErrDust", "port.ErrGone"}},
	{"flattened", `if err := h.port.Find(in); err != nil { return fmt.Errorf("find: %v", err) }; return nil`, ``, []string{"text"}},
	{"new text", `return errors.New("x")`, ``, []string{"text"}},
	{"pointer type", `return &api.Bad{}`, ``, []string{"api.Bad"}},
	{"value type", `return api.Code("x")`, ``, []string{"api.Code"}},
	{"type that holds one", `return &port.Fault{Err: api.ErrA}`, ``, []string{"api.ErrA", "port.Fault"}},
	{"private wrapper", `return step{api.ErrA}`, "type step struct{ err error }\nfunc (s step) Error() string { return \"\" }\nfunc (s step) Unwrap() error { return s.err }", []string{"api.ErrA"}},
	{"private error with Is", `return gone{}`, "type gone struct{}\nfunc (gone) Error() string { return \"\" }\nfunc (gone) Is(err error) bool { return err == api.ErrB }", []string{"api.ErrB"}},
	{"joined", `return errors.Join(api.ErrA, api.ErrB)`, ``, []string{"api.ErrA", "api.ErrB"}},
	{"joined list", `var errs []error; for range in { errs = append(errs, api.ErrA, io.EOF) }; return errors.Join(errs...)`, ``, []string{"api.ErrA", "io.EOF"}},
	{"contract of another", `return h.port.Find(in)`, ``, []string{"port.ErrDust", "port.ErrGone", "port.Fault"}},
	{"all but one", `err = h.port.Find(in); if errors.Is(err, port.ErrGone) { return api.ErrA }; return err`, ``, []string{"api.ErrA", "port.ErrDust", "port.Fault"}},
	{"all told apart", `err = h.port.Find(in); var f *port.Fault
	switch { case errors.Is(err, port.ErrGone): return api.ErrA; case errors.Is(err, port.ErrDust), errors.As(err, &f): return api.ErrB }
	return err`, ``, []string{"api.ErrA", "api.ErrB"}},
	{"As by type argument", `err = h.port.Find(in); if f, ok := errors.AsType[*port.Fault](err); ok { return f }; if err != nil { return api.ErrA }; return nil`, ``, []string{"api.ErrA", "port.Fault"}},
	{"switch on the value", `switch err := pick(in); err { case api.ErrA, nil: return nil; default: return err }`, "func pick(in string) error { if in == \"\" { return api.ErrA }; return api.ErrB }", []string{"api.ErrB"}},
	{"type switch", `switch err := pick(in).(type) { case *api.Bad: return api.ErrA; default: return err }`, "func pick(in string) error { if in == \"\" { return &api.Bad{} }; return api.ErrB }", []string{"api.ErrA", "api.ErrB"}},
	{"named result", `err = api.ErrA; if in == "" { err = api.ErrB }; return`, ``, []string{"api.ErrA", "api.ErrB"}},
	{"deferred", `defer func() { if err != nil { err = fmt.Errorf("%w: %v", api.ErrA, err) } }(); return h.port.Find(in)`, ``, []string{"api.ErrA"}},
	{"deferred close", `defer func() { err = errors.Join(err, h.port.Find(in)) }(); return api.ErrA`, ``, []string{"api.ErrA", "port.ErrDust", "port.ErrGone", "port.Fault"}},
	{"closure", `do := func() error { return api.ErrA }; return do()`, ``, []string{"api.ErrA"}},
	{"closure writes", `func() { err = api.ErrB }(); return err`, ``, []string{"api.ErrB"}},
	{"method value", `do := h.help; return do(in)`, "func (h *handler) help(string) error { return api.ErrA }", []string{"api.ErrA"}},
	{"method value of a port", `do := h.port.Find; return do(in)`, ``, []string{"port.ErrDust", "port.ErrGone", "port.Fault"}},
	{"generic helper", `_, err = twice(func() (int, error) { return 0, api.ErrB }); return err`, "func twice[T any](f func() (T, error)) (T, error) { if v, err := f(); err == nil { return v, nil }; return f() }", []string{"api.ErrB"}},
	{"recursion", `return down(len(in))`, "func down(n int) error { if n == 0 { return api.ErrA }; if err := down(n - 1); err != nil { return fmt.Errorf(\"%d: %w\", n, err) }; return nil }", []string{"api.ErrA"}},
	{"helper elsewhere", `return lib.Check(in)`, ``, []string{"io.EOF", "text"}},
	{"wrapper elsewhere", `return lib.Wrap(api.ErrA)`, ``, []string{"api.ErrA"}},
	{"callback elsewhere", `return lib.Run(func() error { return api.ErrB })`, ``, []string{"api.ErrB"}},
	{"helper of a helper", `return lib.Deep(in)`, ``, []string{"any of os.Remove", "io.EOF", "text"}},
	{"method elsewhere", `return lib.Checker{Max: 3}.Check(in)`, ``, []string{"io.EOF"}},
	{"port through a helper", `return lib.Look(h.port, in)`, ``, []string{"port.ErrDust", "port.Fault"}},
	{"standard library", `return os.Remove(in)`, ``, []string{"any of os.Remove"}},
	{"own port", `return h.own.Ask(in)`, ``, []string{"any of own-port.Own.Ask"}},
	{"own error", `return errOwn`, "var errOwn = errors.New(\"own\")", []string{"own-error.errOwn"}},
	{"cancelled", `if err := ctx.Err(); err != nil { return err }; return context.Canceled`, ``, []string{"context.Canceled"}},
	{"channel", `c := make(chan error, 1); go func() { c <- api.ErrA }(); return <-c`, ``, []string{"api.ErrA"}},
	{"last of a loop", `for range 3 { if err = h.port.Find(in); err == nil { return nil } }; return fmt.Errorf("%w: %v", api.ErrB, err)`, ``, []string{"api.ErrB"}},
	{"field", `return h.last`, ``, []string{"unknown"}},
	{"function in a field", `return h.do()`, ``, []string{"unknown"}},
	{"map of any", `m := map[string]any{"x": api.ErrA}; err, _ = m["x"].(error); return err`, ``, []string{"unknown"}},
	{"recovered", `defer func() { if r := recover(); r != nil { err, _ = r.(error) } }(); return nil`, ``, []string{"unknown"}},
	{"variable elsewhere", `return lib.Hook()`, ``, []string{"unknown"}},
}

var shapePackages = map[string]string{
	"go.mod": "module example.com/m\n\ngo 1.26\n",
	"nanoarch.toml": `version = 1
[roles.operation]
packages = ["op/{operation}"]
[roles.contract]
packages = ["api", "port"]
[roles.shared]
packages = ["lib/**"]
`,
	"api/api.go": `package api
import ("context"; "errors")
var ErrA, ErrB = errors.New("a"), errors.New("b")
type Bad struct{ Err error }
func (*Bad) Error() string { return "" }
type Code string
func (Code) Error() string { return "" }
type Do interface { Do(ctx context.Context, in string) error }
`,
	"port/port.go": `package port
import "errors"
var ErrGone, ErrDust = errors.New("gone"), errors.New("dust")
type Fault struct{ Err error }
func (*Fault) Error() string { return "" }
func (f *Fault) Unwrap() error { return f.Err }
type Find interface { Find(in string) error }
`,
	"lib/lib.go": `package lib
import ("errors"; "fmt"; "io"; "example.com/m/lib/deep"; "example.com/m/port")
func Check(in string) error { if in == "" { return errors.New("empty") }; return fmt.Errorf("end: %w", io.EOF) }
func Wrap(err error) error { return fmt.Errorf("lib: %w", err) }
func Run(do func() error) error { if err := do(); err != nil { return Wrap(err) }; return nil }
func Deep(in string) error { if err := deep.Remove(in); err != nil { return err }; return Check(in) }
type Checker struct{ Max int }
func (c Checker) Check(in string) error { if len(in) > c.Max { return io.EOF }; return nil }
func Look(p port.Find, in string) error { if err := p.Find(in); !errors.Is(err, port.ErrGone) { return err }; return nil }
var Hook = func() error { return nil }
`,
	"lib/deep/deep.go": "package deep\nimport \"os\"\nfunc Remove(name string) error { return os.Remove(name) }\n",
}

// TestShapes says for many shapes of code which errors can leave an operation.
func TestShapes(t *testing.T) {
	root := t.TempDir()
	files := map[string]string{}
	for name, content := range shapePackages {
		files[name] = content
	}
	for _, s := range shapes {
		dir := strings.ReplaceAll(s.name, " ", "-")
		files["op/"+dir+"/op.go"] = fmt.Sprintf(`package op
import ("context"; "errors"; "fmt"; "io"; "os"; "example.com/m/api"; "example.com/m/lib"; "example.com/m/port")
var _, _, _, _ = errors.New, fmt.Sprint, io.EOF, os.Remove
var _, _ = lib.Check, port.ErrGone
type Own interface { Ask(in string) error }
type handler struct { port port.Find; own Own; last error; do func() error }
var _ api.Do = (*handler)(nil)
func New(p port.Find, o Own) api.Do { return &handler{port: p, own: o} }
func (h *handler) Do(ctx context.Context, in string) (err error) { %s }
%s
`, s.body, s.more)
	}
	for name, content := range files {
		full := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	p := load(t, root)
	for _, u := range p.Units {
		if u.Problem.Message != "" {
			t.Errorf("%s: %s", u.Dir, u.Problem.Message)
		}
	}
	for _, s := range shapes {
		t.Run(s.name, func(t *testing.T) {
			got, _ := program.LeavingOf(p, "op/"+strings.ReplaceAll(s.name, " ", "-"))
			want := map[string]bool{}
			for _, w := range s.want {
				want[w] = true
			}
			have := map[string]bool{}
			for _, g := range got {
				have[g] = true
			}
			if diff := cmp.Diff(want, have); diff != "" {
				t.Errorf("what leaves (-want +got):\n%s", diff)
			}
		})
	}
}

// TestShopDeclaresWhatLeaves compares, for every operation of the example application, what its contract declares with what
// can leave it.
func TestShopDeclaresWhatLeaves(t *testing.T) {
	p := load(t, "../../../../testdata/shop")
	operations := 0
	for _, n := range p.Nodes {
		if n.Class.Kind() != rules.Operation {
			continue
		}
		operations++
		leaving, declared := program.LeavingOf(p, n.Dir)
		for i, d := range declared {
			if !strings.HasPrefix(d, "example.com/shop/"+n.Dir+"/contract.") {
				t.Errorf("%s declares %s", n.Dir, d)
			}
			declared[i] = d[strings.LastIndexByte(d, '/')+1:]
		}
		if diff := cmp.Diff(declared, leaving); diff != "" || len(declared) == 0 {
			t.Errorf("%s: declared and leaving (- declared, + leaving):\n%s", n.Dir, diff)
		}
	}
	if operations < 17 {
		t.Errorf("only %d operations", operations)
	}
}
