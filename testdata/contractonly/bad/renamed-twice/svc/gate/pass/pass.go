package pass

import (
	"context"

	a "example.com/renamedtwice/svc/scales/weigh" // want "operation example.com/renamedtwice/svc/gate/pass imports operation example.com/renamedtwice/svc/scales/weigh; "
	b "example.com/renamedtwice/svc/scales/weigh"
)

type Handler struct{ scale a.Scale }

func (h *Handler) Pass(ctx context.Context, plate string) (int, error) {
	return b.New(h.scale).Weigh(ctx, plate)
}
