// Package contract is what quoting prices promises.
package contract

import (
	"context"
	"errors"

	"example.com/shop/shared/contract/basket"
	"example.com/shop/shared/contract/id"
	"example.com/shop/shared/contract/money"
)

// How quoting can fail.
var (
	// ErrInvalid says that there is nothing to quote, or a quantity is not positive.
	ErrInvalid = errors.New("quote items: invalid items")
	// ErrUnknownProduct says that one of the products is not on sale.
	ErrUnknownProduct = errors.New("quote items: unknown product")
	// ErrUnavailable says that prices cannot be read because of a technical fault.
	ErrUnavailable = errors.New("quote items: unavailable")
)

// In lists what a customer wants to buy.
type In struct {
	Items []basket.Item
}

// Out says what it costs. Lines stand in the order of the items.
type Out struct {
	Lines []Line
	Total money.Cents
}

// Line is the price of one item, discount included.
type Line struct {
	Product id.Product
	Total   money.Cents
}

// QuoteItems says what items cost now.
type QuoteItems interface {
	Handle(ctx context.Context, in In) (Out, error)
}
