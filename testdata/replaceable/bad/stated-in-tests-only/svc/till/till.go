package till

import (
	"context"
	"example.com/statedintestsonly/svc/till/contract"
)

type Handler struct{ most int }

func (h *Handler) Ring(ctx context.Context, in contract.In) (contract.Out, error) { // want "only by chance"
	return contract.Out{}, ctx.Err()
}
