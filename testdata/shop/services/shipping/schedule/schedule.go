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

// Ports is what the operation needs.
type Ports struct {
	Parcels store.Putter[model.Parcel]
	Clock   clock.Clock
}

type handler struct {
	ports Ports
}

var _ contract.ScheduleParcel = (*handler)(nil)

// New returns the operation.
func New(ports Ports) contract.ScheduleParcel {
	return &handler{ports: ports}
}

func (h *handler) Handle(ctx context.Context, event place.OrderPlaced) error {
	parcel := model.Parcel{Order: event.Order, Items: event.Items, ScheduledAt: h.ports.Clock.Now()}
	err := h.ports.Parcels.Put(ctx, store.Record[model.Parcel]{Key: string(parcel.Order), Value: parcel})
	if errors.Is(err, store.ErrConflict) {
		return nil // the event came before
	}
	if err != nil {
		return fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
	return nil
}
