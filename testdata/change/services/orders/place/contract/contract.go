// Package contract says what placing an order is.
package contract

import "context"

// Place takes an order.
type Place interface {
	Place(ctx context.Context, in In) (Out, error)
}

// In is the order.
type In struct {
	SKU   string
	Count int
}

// Out is the receipt.
type Out struct {
	Total string
}

// Unavailable says that a technical fault came in between.
type Unavailable struct{}

func (Unavailable) Error() string { return "placing: unavailable" }
