// Package pay does pay.
package pay

import (
	"context"

	"example.com/promotedbyembedding/svc/pay/contract"
)

type base[T any] struct{ last T }

func (b *base[T]) Handle(_ context.Context, in T) (int, error) {
	b.last = in
	return 1, nil
}

type handler struct{ base[contract.In] }

// New makes it.
func New() contract.Payer { return &handler{} }
