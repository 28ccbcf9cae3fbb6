package inventory

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestWhatWorks tells what only handles facts from what works for somebody, whatever its type looks like.
func TestWhatWorks(t *testing.T) {
	for _, tt := range []struct {
		name    string
		content string
		want    []string
	}{
		{"methods of data that ask a port", `package p
import ("context"; "example.com/port")
type Purge struct{ ID string }
func (p Purge) Do(ctx context.Context, r port.Repo) error { _, err := r.ByID(ctx, p.ID); return err }
func (p Purge) Run(ctx context.Context) error { return ctx.Value(1).(port.Repo).Save(ctx, port.Order{}) }
func (p Purge) Tell(l port.Log) { l.Info(p.ID) }
func (p Purge) Late(ctx context.Context) bool { return ctx.Err() != nil }`,
			[]string{"Purge.Do", "Purge.Run", "Purge.Tell: data method", "Purge.Late: data method"}},

		{"collections and functions that work", `package p
import ("context"; "example.com/port")
type Repos [1]port.Repo
func (r Repos) Find(ctx context.Context, id string) error { _, err := r[0].ByID(ctx, id); return err }
type All []port.Handler[int]
func (a All) Handle(ctx context.Context, n int) error { return a[0].Handle(ctx, n) }
type Find func(context.Context, string) error
func (f Find) Twice(ctx context.Context) error { return f(ctx, "") }
func (f Find) Call(ctx context.Context, id string) error { return f(ctx, id) }`,
			[]string{"Repos.Find", "All.Handle: data method", "Find.Twice", "Find.Call: data method"}},

		{"an operation that needs nobody", `package p
import ("context"; "example.com/port")
type Rater interface { Rate(port.Order) (int, error) }
type rater struct{ base int }
func New(base int) Rater { return rater{base} }
func (r rater) Rate(o port.Order) (int, error) { return r.base, nil }
type Keeper interface { Keep(context.Context, port.Order) }
type Kept struct{ n int }
func (k *Kept) Keep(ctx context.Context, o port.Order) { k.n++ }
type Checked interface { Check(string) error }
type Name string
func (n Name) Check(s string) error { return nil }`,
			[]string{"New: constructor", "rater.Rate", "Kept.Keep", "Name.Check: data method"}},

		{"a port that did not come in as a parameter", `package p
import "example.com/port"
var repo port.Repo
func Purge(id string) error { _, err := repo.ByID(nil, id); return err }
func Hidden(id string, deps any) error { return deps.(port.Repo).Save(nil, port.Order{}) }
func Generic[R interface{ Save(port.Order) error }](r R) error { return r.Save(port.Order{}) }
func Log(l any) { l.(port.Log).Info("") }
func Most[T interface{ Less(T) bool }](a, b T) T { if a.Less(b) { return b }; return a }`,
			[]string{"Purge", "Hidden", "Generic", "Log: pure function", "Most: pure function"}},

		{"functions that map and compare", `package p
func Map[A, B any](in []A, f func(A) B) []B { return nil }
func Sort(in []int, less func(a, b int) bool) {}
func Try(f func(string) error) error { return f("") }
func Every(now func() int) int { return now() }`,
			[]string{"Map: pure function", "Sort: pure function", "Try", "Every"}},

		{"what a context carries", `package p
import "context"
type key struct{}
func WithUser(ctx context.Context, u string) context.Context { return context.WithValue(ctx, key{}, u) }
func User(ctx context.Context) (string, bool) { u, ok := ctx.Value(key{}).(string); return u, ok }
func Act(ctx context.Context) error { return act(ctx.Value(key{})) }
func act(any) error { return nil }
func Empty(ctx context.Context) error { return nil }`,
			[]string{"WithUser: pure function", "User: pure function", "Act", "Empty"}},

		{"setters", `package p
import ("context"; "example.com/port")
type S struct{ repo port.Repo; n int }
func (s *S) SetRepo(r port.Repo) { s.repo = r }
func (s *S) WithRepo(r port.Repo) *S { s.repo, s.n = r, 1; return s }
func (s *S) Reset() { s.n = 0 }
func (s *S) Put(ctx context.Context, n int) { s.n = n }
func (s *S) Load(id string) error { _, err := s.repo.ByID(nil, id); return err }`,
			[]string{"S.SetRepo: data method", "S.WithRepo: data method", "S.Reset", "S.Put", "S.Load"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, entriesOf(t, tt.content)); diff != "" {
				t.Errorf("entries differ (-want +got):\n%s", diff)
			}
		})
	}
}
