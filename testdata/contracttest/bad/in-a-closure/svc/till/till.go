package till

import (
	"context"

	"example.com/inaclosure/svc/till/contract"
)

type Handler struct{ Log func(string) }

var _ contract.Ring = (*Handler)(nil)

func (h *Handler) Ring(ctx context.Context, in contract.In) (contract.Out, error) {
	return contract.Out{}, ctx.Err()
}
