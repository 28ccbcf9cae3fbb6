package pages

import (
	"context"

	"example.com/calledbyitstype/svc/till"
	"example.com/calledbyitstype/svc/till/contract"
)

func Show(ctx context.Context, h *till.Handler) (contract.Out, error) { // want "transport example.com/calledbyitstype/web/pages names the implementation"
	ring := h.Ring
	return ring(ctx, contract.In{})
}
