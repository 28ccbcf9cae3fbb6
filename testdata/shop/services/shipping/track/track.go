// Package track says where parcels are.
package track

import (
	"context"
	"errors"
	"fmt"

	"example.com/shop/services/shipping/model"
	"example.com/shop/services/shipping/track/contract"
	"example.com/shop/shared/contract/store"
)

type handler struct {
	parcels store.Getter[model.Parcel]
}

var _ contract.TrackParcel = (*handler)(nil)

// New returns the operation.
func New(parcels store.Getter[model.Parcel]) contract.TrackParcel {
	return &handler{parcels: parcels}
}

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	record, err := h.parcels.Get(ctx, string(in.Order))
	if errors.Is(err, store.ErrNotFound) {
		return contract.Out{}, contract.ErrNotFound
	}
	if err != nil {
		return contract.Out{}, fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
	return contract.Out{ScheduledAt: record.Value.ScheduledAt, SentAt: record.Value.SentAt}, nil
}
