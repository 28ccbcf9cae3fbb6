package till

import (
	"context"
	"example.com/constructorintests/svc/till/contract"
)

type handler struct{ most int }

var _ contract.Ring = (*handler)(nil)

func New(most int) contract.Ring { return &handler{most} }

func (h *handler) Ring(ctx context.Context, in contract.In) (contract.Out, error) {
	return contract.Out{}, ctx.Err()
}
