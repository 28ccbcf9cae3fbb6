// Package contract is what listing the products promises.
package contract

import (
	"context"
	"errors"

	"example.com/shop/shared/contract/id"
	"example.com/shop/shared/contract/money"
)

// ErrUnavailable says that the products cannot be read because of a technical fault.
var ErrUnavailable = errors.New("list products: unavailable")

// In chooses the products.
type In struct {
	// InStock leaves out products that are sold out.
	InStock bool
}

// Out lists the chosen products by name.
type Out struct {
	Products []Product
}

// Product is what a customer sees of a product.
type Product struct {
	ID    id.Product
	Name  string
	Price money.Cents
	Stock int
}

// ListProducts shows what is on sale.
type ListProducts interface {
	Handle(ctx context.Context, in In) (Out, error)
}
