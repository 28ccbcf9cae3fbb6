package till

import (
	"context"
	"example.com/aliasofitself/svc/till/contract"
)

type Handler struct{ most int }

// Till is another name.
type Till = *Handler

func New(most int) Till { // want "New returns Handler"
	return &Handler{most}
}

func (h *Handler) Ring(ctx context.Context, in contract.In) (contract.Out, error) {
	return contract.Out{}, ctx.Err()
}
