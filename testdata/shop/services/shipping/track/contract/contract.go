// Package contract is what tracking a parcel promises.
package contract

import (
	"context"
	"errors"
	"time"

	"example.com/shop/shared/contract/id"
)

// How tracking can fail.
var (
	// ErrNotFound says that no parcel is planned for the order.
	ErrNotFound = errors.New("track parcel: not found")
	// ErrUnavailable says that the parcel cannot be read because of a technical fault.
	ErrUnavailable = errors.New("track parcel: unavailable")
)

// In names the order.
type In struct {
	Order id.Order
}

// Out says how far its parcel got. SentAt is zero until the parcel leaves the house.
type Out struct {
	ScheduledAt time.Time
	SentAt      time.Time
}

// TrackParcel says where an order's parcel is.
type TrackParcel interface {
	Handle(ctx context.Context, in In) (Out, error)
}
