package till

import (
	"context"
	"example.com/concretebesideassertion/svc/till/contract"
)

type Handler struct{ most int }

var _ contract.Ring = (*Handler)(nil)

func New(most int) (*Handler, error) { // want "New returns Handler"
	return &Handler{most}, nil
}

func (h *Handler) Ring(ctx context.Context, in contract.In) (contract.Out, error) {
	return contract.Out{}, ctx.Err()
}
