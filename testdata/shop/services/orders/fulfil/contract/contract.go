// Package contract is what fulfilling an order promises.
package contract

import (
	"context"
	"errors"

	"example.com/shop/shared/contract/id"
)

// How fulfilling can fail.
var (
	// ErrNotFound says that there is no such order.
	ErrNotFound = errors.New("fulfil order: not found")
	// ErrCancelled says that nobody wants the order any more.
	ErrCancelled = errors.New("fulfil order: cancelled")
	// ErrUnavailable says that a technical fault came in between; fulfilling again is safe.
	ErrUnavailable = errors.New("fulfil order: unavailable")
)

// In names the order.
type In struct {
	Order id.Order
}

// Out tells who is waiting for the parcel.
type Out struct {
	Email string
}

// FulfilOrder closes an order because its parcel leaves the house. From then on it cannot be cancelled. To fulfil
// twice is to fulfil once.
type FulfilOrder interface {
	Handle(ctx context.Context, in In) (Out, error)
}
