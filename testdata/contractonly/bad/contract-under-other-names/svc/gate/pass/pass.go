package pass

import (
	"context"

	"example.com/othernames/svc/scales/weigh" // want "imports operation example.com/othernames/svc/scales/weigh; .* so go through example.com/othernames/svc/scales/weigh/contract"
)

type Handler struct{ Scales weigh.Weigher }

func (h *Handler) Pass(ctx context.Context, plate string) (bool, error) {
	var out weigh.Result
	out, err := h.Scales.Weigh(ctx, weigh.In{Plate: plate})
	return light(out), err
}

func light(results ...weigh.Result) bool { return len(results) > 0 && results[0].Kilos < 40_000 }
