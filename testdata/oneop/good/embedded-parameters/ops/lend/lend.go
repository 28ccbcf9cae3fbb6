package lend

import (
	"context"

	"example.com/embeddedparameters/shared/params"
)

type request struct {
	context.Context
	book string
}

type Handler struct{ params.Params }

func New(p params.Params) *Handler { return &Handler{p} }

func (h *Handler) Handle(ctx context.Context, book string) (string, error) {
	r := request{ctx, book}
	h.Log(r.book)
	return h.Clock.Today(r), r.Err()
}
