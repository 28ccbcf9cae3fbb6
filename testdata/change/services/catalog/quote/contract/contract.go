// Package contract says what a quote is.
package contract

import (
	"context"
	"errors"
)

// Quote says what a number of items costs.
type Quote interface {
	Quote(ctx context.Context, in In) (Out, error)
}

// In is what is asked for.
type In struct {
	SKU   string
	Count int
}

// Out is the answer.
type Out struct {
	Cents int
}

// ErrUnknown says that there is no such item.
var ErrUnknown = errors.New("unknown item")
