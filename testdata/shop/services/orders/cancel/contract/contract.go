// Package contract is what cancelling an order promises.
package contract

import (
	"context"
	"errors"

	"example.com/shop/shared/contract/id"
	"example.com/shop/shared/contract/money"
)

// How cancelling can fail.
var (
	// ErrNotFound says that there is no such order.
	ErrNotFound = errors.New("cancel order: not found")
	// ErrShipped says that it is too late.
	ErrShipped = errors.New("cancel order: already shipped")
	// ErrUnavailable says that a technical fault came in between; cancelling again is safe.
	ErrUnavailable = errors.New("cancel order: unavailable")
)

// In names the order.
type In struct {
	Order id.Order
}

// Out says how much the customer gets back.
type Out struct {
	Refunded money.Cents
}

// CancelOrder takes an order back: its items return to stock, its money to the customer. To cancel twice is to
// cancel once.
type CancelOrder interface {
	Handle(ctx context.Context, in In) (Out, error)
}
