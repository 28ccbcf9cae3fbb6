// Package cancel implements the contract cancel.
package cancel

import (
	"context"

	"example.com/pr/services/orders/cancel/contract"
)

// Orders keeps orders.
type Orders interface {
	Drop(ctx context.Context, order string) error
}

type handler struct{ orders Orders }

var _ contract.Cancel = (*handler)(nil)

// New makes the operation.
func New(orders Orders) contract.Cancel { return &handler{orders} }

// Cancel drops the order.
func (h *handler) Cancel(ctx context.Context, in contract.In) error {
	if h.orders.Drop(ctx, in.Order) != nil {
		return contract.Unavailable{}
	}
	return nil
}
