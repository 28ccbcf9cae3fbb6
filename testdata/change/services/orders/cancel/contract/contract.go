// Package contract says what cancelling an order is.
package contract

import "context"

// Cancel takes an order back.
type Cancel interface {
	Cancel(ctx context.Context, in In) error
}

// In names the order.
type In struct {
	Order string
}
