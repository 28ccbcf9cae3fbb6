// Package send hands parcels to the carrier.
package send

import (
	"context"
	"errors"
	"fmt"

	fulfil "example.com/shop/services/orders/fulfil/contract"
	"example.com/shop/services/shipping/model"
	"example.com/shop/services/shipping/send/contract"
	"example.com/shop/shared/contract/clock"
	"example.com/shop/shared/contract/events"
	"example.com/shop/shared/contract/store"
)

// Parcels is the part of the parcel store that sending needs.
type Parcels interface {
	store.Getter[model.Parcel]
	store.Putter[model.Parcel]
}

// Ports is what the operation needs.
type Ports struct {
	Parcels     Parcels
	FulfilOrder fulfil.FulfilOrder
	ParcelSent  events.Publisher[contract.ParcelSent]
	Clock       clock.Clock
}

type handler struct {
	ports Ports
}

var _ contract.SendParcel = (*handler)(nil)

// New returns the operation.
func New(ports Ports) contract.SendParcel {
	return &handler{ports: ports}
}

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	record, err := h.ports.Parcels.Get(ctx, string(in.Order))
	if errors.Is(err, store.ErrNotFound) {
		return contract.Out{}, contract.ErrNotScheduled
	}
	if err != nil {
		return contract.Out{}, fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
	if record.Value.Sent() {
		return contract.Out{SentAt: record.Value.SentAt}, nil
	}
	fulfilled, err := h.ports.FulfilOrder.Handle(ctx, fulfil.In{Order: in.Order})
	if errors.Is(err, fulfil.ErrCancelled) {
		return contract.Out{}, contract.ErrCancelled
	}
	if err != nil {
		return contract.Out{}, fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
	record.Value.SentAt = h.ports.Clock.Now()
	if err := h.ports.Parcels.Put(ctx, record); err != nil {
		return contract.Out{}, fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
	sent := contract.ParcelSent{Order: in.Order, Email: fulfilled.Email, SentAt: record.Value.SentAt}
	h.ports.ParcelSent.Publish(ctx, sent)
	return contract.Out{SentAt: sent.SentAt}, nil
}
