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

// Ports is what the operation needs.
type Ports struct {
	Parcels store.Getter[model.Parcel]
}

type handler struct {
	ports Ports
}

var _ contract.TrackParcel = (*handler)(nil)

// New returns the operation.
func New(ports Ports) contract.TrackParcel {
	return &handler{ports: ports}
}

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	record, err := h.ports.Parcels.Get(ctx, string(in.Order))
	if errors.Is(err, store.ErrNotFound) {
		return contract.Out{}, contract.ErrNotFound
	}
	if err != nil {
		return contract.Out{}, fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
	return contract.Out{ScheduledAt: record.Value.ScheduledAt, SentAt: record.Value.SentAt}, nil
}
