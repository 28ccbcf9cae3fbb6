// Package schedule plans parcels for placed orders.
package schedule

import (
	"context"
	"errors"
	"fmt"

	place "example.com/shop/services/orders/place/contract"
	"example.com/shop/services/shipping/model"
	"example.com/shop/services/shipping/schedule/contract"
	"example.com/shop/shared/contract/clock"
	"example.com/shop/shared/contract/store"
)

type handler struct {
	parcels store.Putter[model.Parcel]
	clock   clock.Clock
}

var _ contract.ScheduleParcel = (*handler)(nil)

// New returns the operation.
func New(parcels store.Putter[model.Parcel], clock clock.Clock) contract.ScheduleParcel {
	return &handler{parcels: parcels, clock: clock}
}

func (h *handler) Handle(ctx context.Context, event place.OrderPlaced) error {
	parcel := model.Parcel{Order: event.Order, Items: event.Items, ScheduledAt: h.clock.Now()}
	err := h.parcels.Put(ctx, store.Record[model.Parcel]{Key: string(parcel.Order), Value: parcel})
	if errors.Is(err, store.ErrConflict) {
		return nil // the event came before
	}
	if err != nil {
		return fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
	return nil
}
