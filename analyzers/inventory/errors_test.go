package inventory

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var store = map[string]string{"store.go": `package store
import "context"
type Store interface { Get(context.Context, string) (int, error); Do(context.Context, func() error) error; Put(int) error; Count() int }
var ErrGone error
type Fault struct { Code int; Err error }
func (*Fault) Error() string
func (*Fault) Unwrap() error
func Open(string) error
func NewFault(int) *Fault
func Wrap(error, string) error
func Retry(n int, f func() error) error
func Limit(int) func() error
type Group struct{ n int }
func (g *Group) Go(f func() error)
func (g *Group) Wait() error
type Rows func(yield func(int, error) bool)
func All() Rows
var Hook func() error
`}

// errorsOf returns the errors of the entry point F of a package with these declarations, one line each.
func errorsOf(t *testing.T, code string) []string {
	t.Helper()
	content := `package p
import ("context"; "errors"; "fmt"; "os"; "example.com/store")
var _ = fmt.Sprintf; var _ = errors.New; var _ context.Context; var _ = os.Exit; var _ store.Store
var ErrA, ErrB, errC = errors.New("a"), errors.New("b"), errors.New("c")
type Bad struct { Err error }
func (*Bad) Error() string { return "" }
type Code string
func (Code) Error() string { return "" }
const ErrCode = Code("x")
type S struct { st store.Store; err error; hook func() error }
func cond() bool { return true }
` + code
	p := readSource(t, with(source{"example.com/store": store, "example.com/p": {"p.go": content}}))["example.com/p"]
	var out []string
	for _, e := range p.Errors {
		if n := p.Entries[e.Entry].Name; n != "F" && n != "S.F" {
			continue
		}
		line := e.Kind.String()
		if !e.Symbol.IsZero() {
			line += " " + e.Symbol.Short()
		}
		for i, x := range e.Except {
			line += []string{" but ", " "}[min(i, 1)] + x.Short()
		}
		if e.Wrapped {
			line += " wrapped"
		}
		if e.Func >= 0 && p.Funcs[e.Func].Name != "F" {
			line += " in " + p.Funcs[e.Func].Name
		}
		if e.Arg > 0 {
			line += fmt.Sprintf(" by %d of %s", e.Arg, e.By.Short())
		}
		if e.Param > 0 {
			line += fmt.Sprintf(" %d", e.Param)
		}
		out = append(out, line+": "+text(content, e.Pos))
	}
	return out
}

func TestErrors(t *testing.T) {
	tests := []struct {
		name, code string
		want       []string
	}{
		{"none", `func F() error { return nil }`, nil},
		{"sentinels", `func F() error { if cond() { return ErrA }; return store.ErrGone }`, []string{"sentinel p.ErrA: ErrA", "sentinel store.ErrGone: store.ErrGone"}},
		{"constant", `func F() error { return ErrCode }`, []string{"sentinel p.ErrCode: ErrCode"}},
		{"types", `func F() error { if cond() { return &Bad{} }; if cond() { return Code("y") }; return new(store.Fault) }`, []string{
			`type p.Bad: Bad{}`, `type p.Code: Code("y")`, "type store.Fault: new(store.Fault)"}},
		{"text", `func F() error { if cond() { return errors.New("x") }; return fmt.Errorf("%v", ErrA) }`, []string{
			`text: errors.New("x")`, `text p.ErrA: fmt.Errorf("%v", ErrA)`}},
		{"wrapped", `func F() error { return fmt.Errorf("%s %[2]w %% %w", "x", ErrA, ErrB) }`, []string{"sentinel p.ErrA wrapped: ErrA", "sentinel p.ErrB wrapped: ErrB"}},
		{"joined", `func F() error { errs := []error{ErrA}; errs = append(errs, ErrB); return errors.Join(errs...) }`, []string{
			"sentinel p.ErrA wrapped: ErrA", "sentinel p.ErrB wrapped: ErrB"}},
		{"error that holds one", `func F() error { return &store.Fault{Err: ErrA} }`, []string{"sentinel p.ErrA wrapped: ErrA", "type store.Fault: store.Fault{Err: ErrA}"}},
		{"error that hides one", `func F() error { return &Bad{Err: ErrA} }`, []string{"type p.Bad: Bad{Err: ErrA}"}},
		{"port", `func (s *S) F(ctx context.Context) (int, error) { return s.st.Get(ctx, "") }`, []string{"callee store.Store.Get: Get"}},
		{"port without error", `func (s *S) F() error { s.st.Count(); return nil }`, nil},
		{"function", `func F() error { return store.Open("") }`, []string{"callee store.Open: Open"}},
		{"function that returns its type", `func F() error { return store.NewFault(1) }`, []string{"type store.Fault: NewFault"}},
		{"options", `func F() error { return store.Retry(1, store.Limit(2)) }`, []string{"callee store.Retry: Retry"}},
		{"an option that is called", `func F() error { return store.Limit(2)() }`, []string{"callee store.Limit: Limit"}},
		{"wrapper elsewhere", `func F() error { return store.Wrap(ErrA, "") }`, []string{"sentinel p.ErrA wrapped by 1 of store.Wrap: ErrA", "callee store.Wrap: Wrap"}},
		{"translated", `func (s *S) F(ctx context.Context) error {
	_, err := s.st.Get(ctx, "")
	if err != nil { return ErrA }
	err = s.st.Put(1)
	if err != nil { return fmt.Errorf("put: %w", err) }
	return err }`, []string{"sentinel p.ErrA: ErrA", "callee store.Store.Put wrapped: Put"}},
		{"errors.Is narrows", `func (s *S) F() error {
	err := s.st.Put(1)
	if errors.Is(err, store.ErrGone) { return err }
	if err != nil { return ErrB }
	return nil }`, []string{"sentinel p.ErrB: ErrB", "sentinel store.ErrGone wrapped: store.ErrGone"}},
		{"errors.Is rules out", `func F() error { err := pick(); if errors.Is(err, ErrA) { err = nil }; return err }
func pick() error { if cond() { return ErrA }; return ErrB }`, []string{"sentinel p.ErrB in pick: ErrB"}},
		{"comparison", `func F() error { err := pick(); if err == ErrA || err == nil { return nil }; return err }
func pick() error { if cond() { return ErrA }; return ErrB }`, []string{"sentinel p.ErrB in pick: ErrB"}},
		{"errors.As", `func (s *S) F() error { err := s.st.Put(1); var f *store.Fault; if errors.As(err, &f) { return f }; return nil }`, []string{"type store.Fault: f"}},
		{"switch", `func (s *S) F() error {
	switch err := s.st.Put(1); { case err == nil: return nil; case errors.Is(err, ErrA): return ErrB; default: return err } }`, []string{
			"sentinel p.ErrB: ErrB", "callee store.Store.Put but p.ErrA: Put"}},
		{"switch on the error", `func F() error { err := pick(); switch err { case ErrA: return errC; case nil, ErrB: return nil }; return err }
func pick() error { if cond() { return ErrA }; return ErrB }`, []string{"sentinel p.errC: errC"}},
		{"fallthrough", `func F() error { var err error; switch { case cond(): err = ErrA; fallthrough; case cond(): return err }; return nil }`, []string{"sentinel p.ErrA: ErrA"}},
		{"type switch", `func (s *S) F() error { switch e := s.st.Put(1).(type) { case *store.Fault: return e; case nil: return nil; case Code: return nil; default: return e } }`, []string{
			"type store.Fault: case *store.Fault: return e", "callee store.Store.Put: Put"}},
		{"type assertion", `func F() error { f, ok := store.Open("").(*store.Fault); if ok { return f }; return nil }`, []string{`type store.Fault: store.Open("").(*store.Fault)`}},
		{"errors.As rules out", `func (s *S) F() error { err := s.st.Put(1); var f *store.Fault; if errors.As(err, &f) { return ErrA }; return err }`, []string{
			"sentinel p.ErrA: ErrA", "callee store.Store.Put but store.Fault: Put"}},
		{"errors.As keeps", `func F() error { err := store.Open(""); var f *store.Fault; if errors.As(err, &f) { return fmt.Errorf("open: %w", err) }; return nil }`, []string{"type store.Fault wrapped: &f"}},
		{"errors.AsType", `func (s *S) F() error { err := s.st.Put(1); if f, ok := errors.AsType[*store.Fault](err); ok { return f }; return err }`, []string{
			"type store.Fault: errors.AsType[*store.Fault](err)", "callee store.Store.Put but store.Fault: Put"}},
		{"all of a callee's errors are told apart", `func (s *S) F() error {
	err := s.st.Put(1)
	switch { case errors.Is(err, store.ErrGone): return ErrA; case errors.Is(err, ErrB): return nil }
	return err }`, []string{"sentinel p.ErrA: ErrA", "callee store.Store.Put but p.ErrB store.ErrGone: Put"}},
		{"a comparison rules out nothing that is wrapped", `func (s *S) F() error { err := s.st.Put(1); if err == store.ErrGone { return nil }; return err }`, []string{"callee store.Store.Put: Put"}},
		{"two wrapped", `func (s *S) F() error { return fmt.Errorf("%w: %w", ErrA, s.st.Put(1)) }`, []string{"sentinel p.ErrA wrapped: ErrA", "callee store.Store.Put wrapped: Put"}},
		{"text behind a name", `func F() error { return errors.Join(ErrA, errors.New("x"), fmt.Errorf("%w: %w", ErrB, errors.New("y"))) }`, []string{
			"sentinel p.ErrA wrapped: ErrA", "sentinel p.ErrB wrapped: ErrB"}},
		{"text beside what may be no error", `func F() error { err := pick(); return errors.Join(err, errors.New("x")) }
func pick() error { if cond() { return ErrA }; return nil }`, []string{"sentinel p.ErrA wrapped in pick: ErrA", `text: errors.New("x")`}},
		{"flattened", `func (s *S) F() error { if err := s.st.Put(1); err != nil { return fmt.Errorf("put: %v", err) }; return nil }`, []string{`text store.Store.Put: fmt.Errorf("put: %v", err)`}},
		{"a wrapper nobody can ask for", `type step struct { err error }
func (s *step) Error() string { return "" }
func (s *step) Unwrap() error { return s.err }
func F() error { return &step{ErrA} }`, []string{"sentinel p.ErrA wrapped: ErrA"}},
		{"a type around text", `type step struct { err error }
func (s *step) Error() string { return "" }
func (s *step) Unwrap() error { return s.err }
func F() error { return &step{errors.New("x")} }`, []string{`type p.step: step{errors.New("x")}`}},
		{"an error that says what it is", `type gone struct{}
func (gone) Error() string { return "" }
func (gone) Is(target error) bool { return target == ErrA }
func F() error { return gone{} }`, []string{"sentinel p.ErrA wrapped: gone{}"}},
		{"an error that unwraps to one", `type Gone struct{}
func (Gone) Error() string { return "" }
func (Gone) Unwrap() error { return ErrA }
func F() error { return Gone{} }`, []string{"sentinel p.ErrA wrapped: Gone{}", "type p.Gone: Gone{}"}},
		{"loop", `func F() (err error) { for i := 0; i < 3; i++ { if err != nil { return fmt.Errorf("%w", err) }; err = store.Open("") }; return nil }`, []string{"callee store.Open wrapped: Open"}},
		{"last error of a loop", `func F() error { var last error; for cond() { if last = store.Open(""); last == nil { break } }; return last }`, []string{"callee store.Open: Open"}},
		{"broken out of", `func F() error { var err error
outer: for { for { err = ErrA; break outer }; err = ErrB }
	return err }`, []string{"sentinel p.ErrA: ErrA"}},
		{"goto", `func F() error { var err error; i := 0
again:
	if i > 0 { return err }
	i++
	err = ErrA
	goto again }`, []string{"sentinel p.ErrA: ErrA"}},
		{"named result", `func F() (n int, err error) { if n, err = 1, ErrA; cond() { return }; return 0, nil }`, []string{"sentinel p.ErrA: ErrA"}},
		{"deferred wrap", `func F() (err error) { defer func() { if err != nil { err = fmt.Errorf("f: %w", err) } }(); return store.Open("") }`, []string{"callee store.Open wrapped: Open"}},
		{"deferred close", `func F() (err error) { f, err := os.Open(""); if err != nil { return ErrA }; defer func() { if e := f.Close(); err == nil { err = e } }(); return nil }`, []string{
			"sentinel p.ErrA: ErrA", "callee os.File.Close: Close"}},
		{"deferred recover", `func F() (err error) { defer func() { if r := recover(); r != nil { err = fmt.Errorf("%v", r) } }(); panic(1) }`, nil},
		{"deferred helper", `func F() (err error) { defer annotate(&err); return ErrA }
func annotate(err *error) {}`, []string{"sentinel p.ErrA: ErrA", "unknown: annotate"}},
		{"helpers", `func F() error { return outer(ErrA) }
func outer(err error) error { return inner("", err, errC) }
func inner(s string, errs ...error) error { if cond() { return ErrB }; return fmt.Errorf("%w", errors.Join(errs...)) }`, []string{
			"sentinel p.ErrA wrapped: ErrA", "sentinel p.ErrB in inner: ErrB", "sentinel p.errC wrapped in outer: errC"}},
		{"helpers do not mix callers", `func F() error { return keep(ErrA) }; func G() error { return keep(ErrB) }; func keep(err error) error { return err }`, []string{"sentinel p.ErrA: ErrA"}},
		{"recursion", `func F() error { return even(3) }
func even(n int) error { if n == 0 { return ErrA }; return odd(n-1) }
func odd(n int) error { if n == 0 { return ErrB }; if cond() { return fmt.Errorf("%w", even(n-1)) }; return even(n-1) }`, []string{
			"sentinel p.ErrA in even: ErrA", "sentinel p.ErrA wrapped in even: ErrA", "sentinel p.ErrB in odd: ErrB", "sentinel p.ErrB wrapped in odd: ErrB"}},
		{"closure", `func F() error { f := func(err error) error { if cond() { return ErrB }; return err }; return f(ErrA) }`, []string{"sentinel p.ErrA: ErrA", "sentinel p.ErrB: ErrB"}},
		{"closure called at once", `func F() error { err := ErrA; func() { err = ErrB }(); return err }`, []string{"sentinel p.ErrB: ErrB"}},
		{"callback", `func (s *S) F(ctx context.Context) error { var n error; err := s.st.Do(ctx, func() error { n = errC; return ErrA }); if err != nil { return err }; return n }`, []string{
			"sentinel p.ErrA: ErrA", "sentinel p.errC: errC", "callee store.Store.Do: Do"}},
		{"callback of a helper", `func F() error { return with(func() error { return ErrA }) }
func with(f func() error) error { if err := f(); err != nil { return fmt.Errorf("%w", err) }; return nil }`, []string{"sentinel p.ErrA wrapped: ErrA"}},
		{"method value as callback", `func (s *S) F() error { return store.Retry(3, s.once) }
func (s *S) once() error { return ErrA }`, []string{"sentinel p.ErrA in once by 2 of store.Retry: ErrA", "callee store.Retry: Retry"}},
		{"group", `func F() error { var g store.Group; g.Go(func() error { return ErrA }); return g.Wait() }`, []string{"sentinel p.ErrA: ErrA", "callee store.Group.Wait: Wait"}},
		{"channel", `func F() error { c := make(chan error, 1); go func() { c <- ErrA }(); select { case err := <-c: return err } }`, []string{"sentinel p.ErrA: ErrA"}},
		{"iterator", `func F() error { for _, err := range store.All() { if err != nil { return err } }; return nil }`, []string{"callee store.All: All"}},
		{"range over errors", `func F() error { for _, err := range []error{ErrA, ErrB} { if err != ErrA { return err } }; return nil }`, []string{"sentinel p.ErrB: ErrB"}},
		{"unknown", `func (s *S) F(given error, f func() error) error { if cond() { return s.err }; if cond() { return s.hook() }; if cond() { return f() }; return given }`, []string{
			"unknown: s.err", "unknown: s.hook", "param 1: func (s *S) F(given error, f func() error) error", "param 2: func (s *S) F(given error, f func() error) error"}},
		{"function variables", `var open, swapped, literal = store.Open, store.Open, func() error { return open("x") }
func init() { swapped = nil }
func F() error { if cond() { return literal() }; if cond() { return store.Hook() }; return swapped("") }`, []string{
			"callee store.Hook: store.Hook", "callee store.Open: store.Open", "unknown: swapped"}},
		{"function variable that uses itself", `var rec func() error
func init() { rec = func() error { return rec() } }
func F() error { return rec() }`, []string{"unknown: rec"}},
		{"field of an outside struct", `func F(f *store.Fault) error { return f.Err }`, []string{"callee store.Fault.Err: Err"}},
		{"func result", `func F() func() error { return func() error { return ErrA } }`, nil},
		{"generic helper", `func F() error { _, err := must(1, ErrA); return err }
func must[T any](v T, err error) (T, error) { return v, err }`, []string{"sentinel p.ErrA: ErrA"}},
		{"results handed on", `func F() error { return drop(pair()) }
func pair() (int, error) { return 0, ErrA }
func drop(n int, err error) error { return err }`, []string{"sentinel p.ErrA in pair: ErrA"}},
		{"never gets there", `func F() error { err := ErrA; if cond() { os.Exit(1); return ErrB }; panic(err) }`, nil},
		{"shadowed", `func F() error { var err error; if cond() { err := ErrA; _ = err }; return err }`, nil},
		{"embedded port", `type E struct { store.Store }
func (e E) G() error { return e.Put(1) }
func F() error { return E{}.G() }`, []string{"callee store.Store.Put in G: Put"}},
		{"own receiver", `func (b *Bad) F() error { return b }
func F() error { b := &Bad{}; return b.F() }`, []string{"type p.Bad: b"}},
		{"no body", `func F() error
`, []string{"unknown: F"}},
		{"formats nobody knows", `func F(format string) error { return fmt.Errorf(format, ErrA) }`, []string{"sentinel p.ErrA wrapped: ErrA", "text: fmt.Errorf(format, ErrA)"}},
		{"wrapped anything", `func F(v any) error { return fmt.Errorf("%w", v) }`, []string{"unknown: v"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, errorsOf(t, test.code)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestErrorsLeaveTestsOut(t *testing.T) {
	p := readSource(t, with(source{"example.com/p": {
		"p.go":      "package p\nimport \"errors\"\nvar ErrA = errors.New(\"\")\nfunc F() error { return ErrA }\n",
		"p_test.go": "package p\nfunc G() error { return ErrA }\n",
	}}))["example.com/p"]
	var got []string
	for _, e := range p.Errors {
		got = append(got, fmt.Sprint(p.Entries[e.Entry].Name, " ", e.Symbol.Name))
	}
	if diff := cmp.Diff([]string{"F ErrA"}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestWrapVerbs(t *testing.T) {
	for format, want := range map[string][]int{
		"": nil, "%": nil, "%w": {0}, "%d: %w": {1}, "%%w": nil, "%*d %w": {2}, "%+v %.2f %w": {2}, "%[3]w %w": {2, 3}, "%[": nil, "%[0]w": {-1},
	} {
		if diff := cmp.Diff(want, wrapVerbs(format)); diff != "" {
			t.Errorf("%q: -want +got:\n%s", format, diff)
		}
	}
}
