// Package contract is what releasing stock promises.
package contract

import (
	"context"
	"errors"

	"example.com/shop/shared/contract/basket"
)

// How releasing can fail.
var (
	// ErrInvalid says that a quantity is not positive; nothing was released.
	ErrInvalid = errors.New("release stock: invalid quantity")
	// ErrUnavailable says that some items are still missing in stock because of a technical fault.
	ErrUnavailable = errors.New("release stock: unavailable")
)

// In lists what was reserved and is not needed any more.
type In struct {
	Items []basket.Item
}

// Out is empty: all is in stock again.
type Out struct{}

// ReleaseStock puts reserved items back in stock. Products that are not sold any more are passed over.
type ReleaseStock interface {
	Handle(ctx context.Context, in In) (Out, error)
}
