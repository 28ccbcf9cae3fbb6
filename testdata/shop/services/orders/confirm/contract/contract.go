// Package contract is what confirming an order promises.
package contract

import (
	"context"
	"errors"

	place "example.com/shop/services/orders/place/contract"
)

// ErrUnavailable says that the customer was not told because of a technical fault.
var ErrUnavailable = errors.New("confirm order: unavailable")

// ConfirmOrder tells customers that their order arrived.
type ConfirmOrder interface {
	Handle(ctx context.Context, event place.OrderPlaced) error
}
