package inventory

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPortBesideItsUser(t *testing.T) {
	for _, tt := range []struct {
		name    string
		content string
		want    []string
	}{
		{"a store is no operation of the service that is built from it", `package p
import ("context"; "lib.org/db")
type Repo interface{ Save(context.Context, string) error }
type service struct{ repo Repo }
func New(r Repo) *service { return &service{r} }
func (s *service) Place(ctx context.Context, id string) error { return s.repo.Save(ctx, id) }
type Log interface{ Info(string); With(string) Log }
type store struct{ db *db.DB; log Log }
func NewStore(d *db.DB, l Log) *store { return &store{d, l} }
func (s *store) Save(ctx context.Context, id string) error { return nil }
func (s *store) Purge(ctx context.Context, id string) error { return nil }`,
			[]string{"New: constructor", "service.Place", "NewStore: constructor", "store.Save: port", "store.Purge"}},

		{"a service is no port of the handlers that are built from it", `package p
import ("context"; "lib.org/router"; "example.com/port")
type Service interface{ Place(context.Context, string) error; Drop(context.Context, string) error }
type service struct{ repo port.Repo }
func New(r port.Repo) Service { return &service{r} }
func (s *service) Place(ctx context.Context, id string) error { return nil }
func (s *service) Drop(ctx context.Context, id string) error { return nil }
type Page struct{ s Service }
func NewPage(s Service) *Page { return &Page{s} }
func (p *Page) Post(c router.Context) error { return p.s.Place(nil, "") }`,
			[]string{"New: constructor", "service.Place", "service.Drop", "NewPage: constructor", "Page.Post: edge of service.Place"}},

		{"what asks others in its turn works for itself", `package p
import "context"
type Repo interface{ Save(context.Context, string) error }
type App interface{ Place(context.Context, string) error; Drop(context.Context, string) error }
type app struct{ repo Repo }
func New(r Repo) *app { return &app{r} }
func (a *app) Place(ctx context.Context, id string) error { return a.repo.Save(ctx, id) }
func (a *app) Drop(ctx context.Context, id string) error { return a.repo.Save(ctx, id) }
type onPaid struct{ app App }
func NewOnPaid(a App) *onPaid { return &onPaid{a} }
func (h *onPaid) Handle(ctx context.Context, e string) error { return h.app.Place(ctx, e) }`,
			[]string{"New: constructor", "app.Place", "app.Drop", "NewOnPaid: constructor", "onPaid.Handle"}},

		{"two that need each other both work", `package p
import "context"
type A interface{ Go(context.Context, string) error }
type B interface{ Come(context.Context, string) error }
type a struct{ b B }
func NewA(b B) *a { return &a{b} }
func (x *a) Go(ctx context.Context, id string) error { return nil }
type b struct{ a A }
func NewB(y A) *b { return &b{y} }
func (x *b) Come(ctx context.Context, id string) error { return nil }`,
			[]string{"NewA: constructor", "a.Go", "NewB: constructor", "b.Come"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, entriesOf(t, tt.content)); diff != "" {
				t.Errorf("entries (-want +got):\n%s", diff)
			}
		})
	}
}

// A bus of this program is registered with as one of a library is: nothing but collaborators come in, and one is handed
// on.
func TestRegistrationWithOwnBus(t *testing.T) {
	src := func(content string) string {
		return `package p
import ("context"; "example.com/port"; "example.com/events")
var _ context.Context
var _ port.Log
` + content
	}
	for _, tt := range []struct{ name, content, want string }{
		{"a handler", `func Register(b events.Bus, h port.Handler[string]) error { return b.Subscribe(h) }`, "Register: registration"},
		{"a function", `func Register(b events.Bus, l port.Log) error { return b.Subscribe(func() { l.Info("") }) }`, "Register: registration"},
		{"with data it does something", `func Do(b events.Bus, h port.Handler[string], id string) error { return b.Subscribe(h) }`, "Do"},
		{"with a context it does something", `func Do(ctx context.Context, b events.Bus) error { return b.Subscribe(func() {}) }`, "Do"},
		{"nothing is handed on", `func Do(b events.Bus, l port.Log) error { l.Info("a"); return b.Flush() }`, "Do"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			all := toolbox()
			all["example.com/events"] = map[string]string{"e.go": `package events
type Bus interface{ Subscribe(any) error; Flush() error }`}
			all["example.com/p"] = map[string]string{"p.go": src(tt.content)}
			if diff := cmp.Diff([]string{tt.want}, entries(readSource(t, all, outside)["example.com/p"])); diff != "" {
				t.Errorf("entries (-want +got):\n%s", diff)
			}
		})
	}
}
