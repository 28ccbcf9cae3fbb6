package weigh

import (
	"context"

	"example.com/twofiles/svc/scales/weigh/contract"
)

type (
	In      = contract.In
	Result  = contract.Out
	Weigher = contract.Weigher
)

type Scale interface {
	Read(ctx context.Context, plate string) (int, error)
}

type Handler struct{ Scale Scale }

func (h *Handler) Weigh(ctx context.Context, in In) (Result, error) {
	kilos, err := h.Scale.Read(ctx, in.Plate)
	return Result{Kilos: kilos}, err
}
