// Package contract is what scheduling a parcel promises.
package contract

import (
	"context"
	"errors"

	place "example.com/shop/services/orders/place/contract"
)

// ErrUnavailable says that no parcel was scheduled because of a technical fault.
var ErrUnavailable = errors.New("schedule parcel: unavailable")

// ScheduleParcel plans a parcel for a placed order. An order that comes twice gets one parcel.
type ScheduleParcel interface {
	Handle(ctx context.Context, event place.OrderPlaced) error
}
