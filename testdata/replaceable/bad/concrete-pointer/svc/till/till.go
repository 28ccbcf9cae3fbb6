package till

import (
	"context"
	"example.com/concretepointer/svc/till/contract"
)

type Handler struct{ most int }

func New(most int) *Handler { // want "hands out its implementation: New returns Handler; return contract.Ring"
	return &Handler{most}
}

func (h *Handler) Ring(ctx context.Context, in contract.In) (contract.Out, error) {
	return contract.Out{}, ctx.Err()
}
