// Package contract is what placing an order promises.
package contract

import (
	"context"
	"errors"
	"time"

	"example.com/shop/shared/contract/basket"
	"example.com/shop/shared/contract/id"
	"example.com/shop/shared/contract/money"
)

// How placing an order can fail. After a failure nothing is ordered, reserved or paid, unless the error's text says
// what could not be undone.
var (
	// ErrInvalid says that the address is none, there are no items, or a quantity is not positive.
	ErrInvalid = errors.New("place order: invalid order")
	// ErrUnknownProduct says that one of the products is not on sale.
	ErrUnknownProduct = errors.New("place order: unknown product")
	// ErrOutOfStock says that there are not enough pieces of one of the products.
	ErrOutOfStock = errors.New("place order: out of stock")
	// ErrDeclined says that the card was refused.
	ErrDeclined = errors.New("place order: card declined")
	// ErrUnavailable says that the order was not placed because of a technical fault.
	ErrUnavailable = errors.New("place order: unavailable")
)

// In is what a customer wants to buy and how they pay.
type In struct {
	Email string
	Items []basket.Item
	Card  string
}

// Out tells the customer how to ask for the order, and what it cost.
type Out struct {
	Order id.Order
	Total money.Cents
}

// OrderPlaced happens once for each placed order.
type OrderPlaced struct {
	Order    id.Order
	Email    string
	Items    []basket.Item
	Total    money.Cents
	PlacedAt time.Time
}

// PlaceOrder sells items to a customer: it takes them out of stock and charges the card.
type PlaceOrder interface {
	Handle(ctx context.Context, in In) (Out, error)
}
