// Package contract is what adding a product promises.
package contract

import (
	"context"
	"errors"

	"example.com/shop/shared/contract/id"
	"example.com/shop/shared/contract/money"
)

// How adding a product can fail.
var (
	// ErrInvalid says that the product has no name, no price or a negative stock.
	ErrInvalid = errors.New("add product: invalid product")
	// ErrUnavailable says that nothing was added because of a technical fault.
	ErrUnavailable = errors.New("add product: unavailable")
)

// In describes the new product.
type In struct {
	Name  string
	Price money.Cents
	Stock int
}

// Out tells how the new product is called from now on.
type Out struct {
	ID id.Product
}

// AddProduct puts a new product on sale.
type AddProduct interface {
	Handle(ctx context.Context, in In) (Out, error)
}
