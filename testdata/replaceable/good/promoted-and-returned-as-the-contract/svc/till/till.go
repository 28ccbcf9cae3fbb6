package till

import (
	"context"

	"example.com/promotedandreturnedasthecontract/svc/till/contract"
)

type base[T any] struct{ last T }

func (b *base[T]) Ring(ctx context.Context, in T) (contract.Out, error) {
	b.last = in
	return contract.Out{}, ctx.Err()
}

type handler struct{ base[contract.In] }

func New() contract.Ring { return &handler{} }
