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

// Unavailable says that a technical fault came in between.
type Unavailable struct{}

func (Unavailable) Error() string { return "cancelling: unavailable" }
