package till

import (
	"context"

	"example.com/generatedoperation/svc/till/contract"
)

type handler struct{ most int }

func New(most int) contract.Ring { return &handler{most} }

func (h *handler) Ring(ctx context.Context, in contract.In) (contract.Out, error) {
	return contract.Out{}, ctx.Err()
}
