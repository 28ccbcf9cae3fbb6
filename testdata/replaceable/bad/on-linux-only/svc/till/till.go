package till

import (
	"context"
	"example.com/onlinuxonly/svc/till/contract"
)

func (h *Handler) Ring(ctx context.Context, in contract.In) (contract.Out, error) {
	return contract.Out{}, ctx.Err()
}

type Handler struct{ most int }
