package main

import (
	"context"

	"example.com/pr/services/orders/cancel"
	contract "example.com/pr/services/orders/cancel/contract"
)

// forget drops an order, as soon as somebody keeps orders.
func forget(ctx context.Context, orders cancel.Orders, order string) error {
	return cancel.New(orders).Cancel(ctx, contract.In{Order: order})
}
