// Package contract is what sending a parcel promises.
package contract

import (
	"context"
	"errors"
	"time"

	"example.com/shop/shared/contract/id"
)

// How sending can fail.
var (
	// ErrNotScheduled says that no parcel waits for the order.
	ErrNotScheduled = errors.New("send parcel: not scheduled")
	// ErrCancelled says that the order was cancelled: the parcel must not leave the house.
	ErrCancelled = errors.New("send parcel: order cancelled")
	// ErrUnavailable says that a technical fault came in between; sending again is safe.
	ErrUnavailable = errors.New("send parcel: unavailable")
)

// In names the order whose parcel is ready.
type In struct {
	Order id.Order
}

// Out says when the parcel left the house.
type Out struct {
	SentAt time.Time
}

// ParcelSent happens once for each parcel that leaves the house.
type ParcelSent struct {
	Order  id.Order
	Email  string
	SentAt time.Time
}

// SendParcel hands a parcel to the carrier and closes its order. To send twice is to send once.
type SendParcel interface {
	Handle(ctx context.Context, in In) (Out, error)
}
