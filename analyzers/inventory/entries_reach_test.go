package inventory

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLookalikes: what looks like a decorator, a registration or a constructor and does the work itself is a behaviour.
func TestLookalikes(t *testing.T) {
	for _, tt := range []struct {
		name    string
		content string
		want    []string
	}{
		{"a method that tells a function what it finds", `package p
import ("context"; "example.com/port")
type S struct{ repo port.Repo }
func (s *S) List(ctx context.Context, prefix string, yield func(port.Order) error) error { o, _ := s.repo.ByID(ctx, prefix); return yield(o) }
func (s *S) Purge(ctx context.Context, id string, done func()) error { done(); return s.repo.Save(ctx, port.Order{ID: id}) }
func (s *S) Tx(ctx context.Context, f func(context.Context) error) error { s.repo.Save(ctx, port.Order{}); return f(ctx) }
func (s *S) Cached(ctx context.Context, id string, load func(string) error) error { s.repo.ByID(ctx, id); return load(id) }
func (s *S) Logged(ctx context.Context, id string, f func() error) error { return f() }`,
			[]string{"S.List", "S.Purge", "S.Tx: decorator", "S.Cached: decorator", "S.Logged: decorator"}},

		{"a registration on the way", `package p
import ("context"; "example.com/port"; "net/http")
type Router interface { Handle(string, http.Handler) }
func Purge(ctx context.Context, mux *http.ServeMux, r port.Repo, id string) error { mux.HandleFunc("/", nothing); _, err := r.ByID(ctx, id); return err }
func Mount(ctx context.Context, mux *http.ServeMux, r port.Repo, path string) { mux.HandleFunc(path, func(http.ResponseWriter, *http.Request) { r.ByID(ctx, "") }) }
func Route(r Router, h http.Handler) { r.Handle("/", h) }
func nothing(http.ResponseWriter, *http.Request) {}`,
			[]string{"Purge", "Mount: registration", "Route: registration"}},

		{"streams of answers", `package p
import ("example.com/port"; "io"; "iter")
func Download(r port.Repo, id string) (io.Reader, error) { _, err := r.ByID(nil, id); return nil, err }
func Open(name string) (io.Reader, error) { return nil, nil }
func List(r port.Repo) iter.Seq[port.Order] { return func(yield func(port.Order) bool) {} }
func Sum(s iter.Seq[int]) int { return 0 }
func Repos() iter.Seq[port.Repo] { return nil }`,
			[]string{"Download", "Open: constructor", "List", "Sum: pure function", "Repos: constructor"}},

		{"a middleware", `package p
import ("example.com/port"; "net/http")
type H struct{ repo port.Repo }
func (h *H) ServeHTTP(w http.ResponseWriter, r *http.Request) { h.repo.Save(nil, port.Order{}) }
func Auth(next http.Handler) http.Handler { return next }
func Audit(next http.Handler, r port.Repo) http.Handler { r.Save(nil, port.Order{}); return next }`,
			[]string{"H.ServeHTTP", "Auth: decorator", "Audit"}},

		{"providers", `package p
import ("context"; "example.com/port")
type S struct{ repo port.Repo }
func (s *S) Do(ctx context.Context) error { return nil }
type Provider struct{ repo port.Repo }
func (p Provider) Service() *S { return &S{p.repo} }
func (p Provider) Find() *S { p.repo.ByID(nil, ""); return nil }
func (p Provider) Start() *S { s := p.Service(); go s.Do(nil); return s }
func (p Provider) Pick(id string) *S { return nil }`,
			[]string{"S.Do", "Provider.Service: constructor", "Provider.Find", "Provider.Start", "Provider.Pick"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, entriesOf(t, tt.content)); diff != "" {
				t.Errorf("entries differ (-want +got):\n%s", diff)
			}
		})
	}
}
