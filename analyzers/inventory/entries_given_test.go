package inventory

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// givenHead is what the cases share: an operation with a method that nobody can call from outside.
const givenHead = `package p
import ("context"; "example.com/port")
type H struct{ repo port.Repo }
func (h *H) Handle(ctx context.Context, id string) error { return h.remove(ctx, id) }
func (h *H) remove(ctx context.Context, id string) error { _, err := h.repo.ByID(ctx, id); return err }
`

func TestFunctionsGivenAway(t *testing.T) {
	for _, tt := range []struct {
		name    string
		content string
		want    []string // beside H.Handle
	}{
		{"a method value of a second behaviour", `func New(r port.Repo) func(context.Context, string) error { return (&H{r}).remove }`, []string{"New"}},
		{"a function literal without a context that asks a port", `func New(r port.Repo) func(string) error {
	f := func(id string) error { _, err := r.ByID(nil, id); return err }
	return f
}`, []string{"New"}},
		{"the operation as a function", `func New(r port.Repo) func(context.Context, string) error { return (&H{r}).Handle }
func NewLit(r port.Repo) func(context.Context, string) error { h := &H{r}; return func(ctx context.Context, id string) error { return h.Handle(ctx, id) } }
func NewAgain(r port.Repo) func(context.Context, string) error { return New(r) }`,
			[]string{"New: constructor of H.Handle", "NewLit: constructor of H.Handle", "NewAgain: constructor"}},
		{"two ways to make one function type", `type Find func(context.Context, port.Order) error
func New(r port.Repo) Find { return func(ctx context.Context, o port.Order) error { return r.Save(ctx, o) } }
func NewFast(r port.Repo) Find { return func(ctx context.Context, o port.Order) error { return nil } }`,
			[]string{"New", "NewFast: variant of New"}},
		{"a decorator of functions", `type Find func(context.Context, string) error
func Logged(next Find) Find { return func(ctx context.Context, id string) error { return next(ctx, id) } }`, []string{"Logged: constructor"}},
		{"options, predicates and what cleans up", `type Option func(*H)
func WithRepo(r port.Repo) Option { return func(h *H) { h.repo = r } }
func After(id string) func(port.Order) bool { return func(o port.Order) bool { return o.ID > id } }
func Open(r port.Repo) (*H, func()) { return &H{r}, func() { _ = r.Save(nil, port.Order{}) } }`,
			[]string{"WithRepo: constructor", "After: constructor", "Open: constructor"}},
		{"a field that others see", `type API struct { Find, hidden func(context.Context, port.Order) error; Now func() string }
func New(r port.Repo) *API {
	return &API{Find: func(ctx context.Context, o port.Order) error { return r.Save(ctx, o) }, Now: func() string { return "" }}
}
func NewHidden(r port.Repo) *API { return &API{hidden: func(ctx context.Context, o port.Order) error { return r.Save(ctx, o) }} }`,
			[]string{"New: constructor", "New.Find", "NewHidden: constructor"}},
		{"collections and structs in variables", `var All = map[string]func(context.Context, string) error{"x": (&H{}).remove, "y": (&H{}).Handle}
var API = struct{ Save func(context.Context, port.Order) error }{func(context.Context, port.Order) error { return nil }}
var hidden = []func(context.Context, string) error{(&H{}).remove}`, []string{"All", "API.Save"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			want := append([]string{"H.Handle"}, tt.want...)
			if diff := cmp.Diff(want, entriesOf(t, givenHead+tt.content)); diff != "" {
				t.Errorf("entries differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFunctionalOperation(t *testing.T) {
	got := entriesOf(t, `package p
import ("context"; "example.com/port"; "net/http")
func New(r port.Repo) func(context.Context, port.Order) error { return func(ctx context.Context, o port.Order) error { return r.Save(ctx, o) } }
func HTTP(place func(context.Context, port.Order) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { _ = place(nil, port.Order{}) }
}`)
	if diff := cmp.Diff([]string{"New", "HTTP: edge of New"}, got); diff != "" {
		t.Errorf("entries differ (-want +got):\n%s", diff)
	}
}
