package inventory

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A function that writes the answer for handlers is a part of them. What asks a port, makes handlers, or is wrapped only
// once is a behaviour itself.
func TestAnswersBelongToTheirEdges(t *testing.T) {
	for _, tt := range []struct {
		name, content string
		want          []string
	}{
		{"of several handlers", `
func Fail(w http.ResponseWriter, err error) { w.WriteHeader(500) }
type H struct{ svc other.Service }
func (h *H) Put(w http.ResponseWriter, r *http.Request) { Fail(w, h.svc.Do(nil, "put")) }
func (h *H) Del(w http.ResponseWriter, r *http.Request) { Fail(w, h.svc.Do(nil, "del")) }`,
			[]string{"Fail: edge of H.Put", "H.Put", "H.Del"}},
		{"of the edge of a behaviour", `
type H struct{ repo port.Repo }
func (h *H) Handle(ctx context.Context, o port.Order) error { return h.repo.Save(ctx, o) }
func (h *H) Serve(w http.ResponseWriter, r *http.Request) { Fail(w, h.Handle(nil, Read(r))) }
func Fail(w http.ResponseWriter, err error) { w.WriteHeader(500) }
func Read(r *http.Request) port.Order { return port.Order{} }`,
			[]string{"H.Handle", "H.Serve: edge of H.Handle", "Fail: edge of H.Handle", "Read: edge of H.Handle"}},
		{"that use each other", `
func Fail(w http.ResponseWriter, err error) { if err != nil { Write(w, 1) } }
func Write(w http.ResponseWriter, n int) { if n > 1 { Fail(w, nil) } }
func Put(w http.ResponseWriter, r *http.Request) { Fail(w, nil); Write(w, 1) }
func Del(w http.ResponseWriter, r *http.Request) { Fail(w, nil); Write(w, 1) }`,
			[]string{"Fail: edge of Put", "Write: edge of Put", "Put", "Del"}},
		{"one that asks a port", `
func Place(w http.ResponseWriter, repo port.Repo) { _ = repo.Save(nil, port.Order{}) }
type H struct{ repo port.Repo }
func (h *H) New(w http.ResponseWriter, r *http.Request) { Place(w, h.repo) }
func (h *H) Old(w http.ResponseWriter, r *http.Request) { Place(w, h.repo) }`,
			[]string{"Place", "H.New: edge of Place", "H.Old: edge of Place"}},
		{"one that a single handler wraps", `
func Place(w http.ResponseWriter, n int) { w.WriteHeader(n) }
func Serve(w http.ResponseWriter, r *http.Request) { Place(w, 200) }`,
			[]string{"Place", "Serve: edge of Place"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := entriesOf(t, `package p
import ("context"; "net/http"; "example.com/other"; "example.com/port")
var _ context.Context
var _ other.Service
var _ port.Order
`+tt.content)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("entries (-want +got):\n%s", diff)
			}
		})
	}
}
