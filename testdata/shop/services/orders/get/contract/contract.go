// Package contract is what asking for an order promises.
package contract

import (
	"context"
	"errors"
	"time"

	"example.com/shop/shared/contract/basket"
	"example.com/shop/shared/contract/id"
	"example.com/shop/shared/contract/money"
)

// How asking can fail.
var (
	// ErrNotFound says that there is no such order.
	ErrNotFound = errors.New("get order: not found")
	// ErrUnavailable says that the order cannot be read because of a technical fault.
	ErrUnavailable = errors.New("get order: unavailable")
)

// In names the order.
type In struct {
	Order id.Order
}

// Out is the order as its customer sees it. Status is placed, shipped or cancelled.
type Out struct {
	Order    id.Order
	Items    []basket.Item
	Total    money.Cents
	Status   string
	PlacedAt time.Time
}

// GetOrder shows an order.
type GetOrder interface {
	Handle(ctx context.Context, in In) (Out, error)
}
