package count // want "operation example.com/secondmodule/back/svc/count has no test that drives it through its contract"

import (
	"context"

	"example.com/secondmodule/back/svc/count/contract"
)

type handler struct{ days int }

func New() contract.Count { return &handler{} }

func (h *handler) Count(ctx context.Context, in contract.In) (contract.Out, error) {
	return contract.Out{Cents: in.Day + h.days}, ctx.Err()
}
