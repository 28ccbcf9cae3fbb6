package till

import (
	"context"
	"example.com/promoted/svc/till/contract"
)

type base struct{ most int }

func (b *base) Ring(ctx context.Context, in contract.In) (contract.Out, error) { // want "only by chance: nothing says that base implements it"
	return contract.Out{}, ctx.Err()
}

// Handler has what it does from base.
type Handler struct{ *base }
