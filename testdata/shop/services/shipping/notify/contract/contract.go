// Package contract is what notifying a customer promises.
package contract

import (
	"context"
	"errors"

	send "example.com/shop/services/shipping/send/contract"
)

// ErrUnavailable says that the customer was not told because of a technical fault.
var ErrUnavailable = errors.New("notify customer: unavailable")

// NotifyCustomer tells customers that their parcel is on its way.
type NotifyCustomer interface {
	Handle(ctx context.Context, event send.ParcelSent) error
}
