package both

import (
	"context"

	"example.com/othernames/svc/scales/weigh" // want "imports operation example.com/othernames/svc/scales/weigh; "
)

// Handler needs the implementation, too, so the import cannot be mended by itself.
type Handler struct{ Scales *weigh.Handler }

func (h *Handler) Both(ctx context.Context, in weigh.In) error {
	_, err := h.Scales.Weigh(ctx, in)
	return err
}
