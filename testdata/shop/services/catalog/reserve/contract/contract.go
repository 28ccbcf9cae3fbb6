// Package contract is what reserving stock promises.
package contract

import (
	"context"
	"errors"

	"example.com/shop/shared/contract/basket"
)

// How reserving can fail. After a failure nothing is reserved.
var (
	// ErrInvalid says that a quantity is not positive.
	ErrInvalid = errors.New("reserve stock: invalid quantity")
	// ErrUnknownProduct says that one of the products is not on sale.
	ErrUnknownProduct = errors.New("reserve stock: unknown product")
	// ErrOutOfStock says that there are not enough pieces of one of the products.
	ErrOutOfStock = errors.New("reserve stock: out of stock")
	// ErrUnavailable says that the stock cannot be changed because of a technical fault.
	ErrUnavailable = errors.New("reserve stock: unavailable")
)

// In lists what to reserve.
type In struct {
	Items []basket.Item
}

// Out is empty: all is reserved.
type Out struct{}

// ReserveStock takes items out of stock, all or none of them.
type ReserveStock interface {
	Handle(ctx context.Context, in In) (Out, error)
}
