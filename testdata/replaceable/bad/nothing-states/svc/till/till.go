package till

import (
	"context"
	"example.com/nothingstates/svc/till/contract"
)

type Handler struct{ most int }

func (h *Handler) Ring(ctx context.Context, in contract.In) (contract.Out, error) { // want "fulfils contract.Ring only by chance: nothing says that Handler implements it; .* write var _ contract.Ring = ..Handler..nil."
	return contract.Out{}, ctx.Err()
}
