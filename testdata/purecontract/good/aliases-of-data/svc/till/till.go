package till

import (
	"context"

	"example.com/aliasesofdata/svc/till/contract"
)

type Handler struct{ most int }

func New(most int) contract.Ring { return &Handler{most} }

func (h *Handler) Ring(ctx context.Context, in contract.In) (contract.Out, error) {
	return contract.Out{}, ctx.Err()
}
