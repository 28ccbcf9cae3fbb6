package inventory

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A function that makes one value of a message, or a message of one, is a mapper; it takes more than that to serve one.
func TestMessagesAreMappedOrServed(t *testing.T) {
	for _, tt := range []struct {
		name, content string
		want          []string
	}{
		{"mappers", `
func FromReq(r *pb.Req) (port.Order, error) { return port.Order{ID: r.ID}, nil }
func FromReqs(rs []*pb.Req) []port.Order { return nil }
func ToRes(o port.Order) *pb.Res { return &pb.Res{ID: o.ID} }`,
			[]string{"FromReq: pure function", "FromReqs: pure function", "ToRes: pure function"}},
		{"with a context", `
func Place(ctx context.Context, r *pb.Req) error { return keep(r) }
func keep(*pb.Req) error { return nil }`, []string{"Place"}},
		{"with a collaborator", `
func Place(repo port.Repo, r *pb.Req) error { return repo.Save(nil, port.Order{ID: r.ID}) }`, []string{"Place"}},
		{"a method", `
type H struct{ repo port.Repo }
func (h *H) Place(r *pb.Req) error { return h.repo.Save(nil, port.Order{ID: r.ID}) }`, []string{"H.Place"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := entriesOf(t, `package p
import ("context"; "example.com/pb"; "example.com/port")
var _ context.Context
var _ *pb.Req
var _ port.Order
`+tt.content)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("entries (-want +got):\n%s", diff)
			}
		})
	}
}
