package open

import (
	"context"

	scales "example.com/twofiles/svc/scales/weigh"
)

type Handler struct{ Scales scales.Weigher }

func (h *Handler) Open(ctx context.Context, in scales.In) error {
	_, err := h.Scales.Weigh(ctx, in)
	return err
}
