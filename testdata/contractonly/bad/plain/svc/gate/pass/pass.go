package pass

import (
	"context"

	"example.com/plain/svc/scales/weigh" // want `^operation example.com/plain/svc/gate/pass imports operation example.com/plain/svc/scales/weigh; an operation may import only contract, std, model of the same capability, so go through example.com/plain/svc/scales/weigh/contract: an operation is replaced behind its contract$`
)

type Handler struct{ scale weigh.Scale }

func (h *Handler) Pass(ctx context.Context, plate string) (bool, error) {
	kilos, err := weigh.New(h.scale).Weigh(ctx, plate)
	return kilos < 40_000, err
}
