package inventory

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// An edge that asks a bus or gateway of this program for what a behaviour of its package takes is that behaviour's edge.
func TestEdgesThroughOwnGateways(t *testing.T) {
	const service = `
type Query struct{ ID string }
type Handler struct{ repo port.Repo }
func (h *Handler) Handle(ctx context.Context, q Query) (string, error) { return "", nil }
`
	for _, tt := range []struct{ name, edge, want string }{
		{"a type parameter", `func Edge(c router.Context, g *gate.Gateway[*Query]) (string, error) { return g.Ask(nil, &Query{}) }`, "Edge: edge of Handler.Handle"},
		{"an interface", `func Edge(c router.Context, b gate.Bus) (int, error) { return 0, b.Send(nil, Query{}) }`, "Edge: edge of Handler.Handle"},
		{"without a context it is a helper", `func Edge(c router.Context) (int, error) { return 0, gate.Check(Query{}) }`, "Edge"},
		{"what it does not take", `func Edge(c router.Context, b gate.Bus) (int, error) { return 0, b.Send(nil, port.Order{}) }`, "Edge"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			src := toolbox()
			src["example.com/gate"] = map[string]string{"g.go": `package gate
import "context"
type Gateway[Q any] struct{ ask func(Q) string }
func (g *Gateway[Q]) Ask(ctx context.Context, q Q) (string, error) { return g.ask(q), nil }
type Bus interface{ Send(context.Context, any) error }
func Check(any) error`}
			src["example.com/p"] = map[string]string{"p.go": `package p
import ("context"; "example.com/gate"; "example.com/port"; "lib.org/router")
var _ gate.Bus
` + service + tt.edge}
			got := entries(readSource(t, src, outside)["example.com/p"])
			if diff := cmp.Diff([]string{"Handler.Handle", tt.want}, got); diff != "" {
				t.Errorf("entries (-want +got):\n%s", diff)
			}
		})
	}
}
