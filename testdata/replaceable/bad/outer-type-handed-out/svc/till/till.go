package till

import (
	"context"

	"example.com/outertypehandedout/svc/till/contract"
)

type base struct{ most int }

func (b *base) Ring(ctx context.Context, in contract.In) (contract.Out, error) {
	return contract.Out{}, ctx.Err()
}

// Handler has what it does from base.
type Handler struct{ *base }

var _ contract.Ring = Handler{}

func New(most int) Handler { // want "New returns Handler; return contract.Ring"
	return Handler{&base{most}}
}
