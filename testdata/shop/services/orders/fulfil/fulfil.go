// Package fulfil closes orders whose parcels leave the house.
package fulfil

import (
	"context"
	"errors"
	"fmt"

	"example.com/shop/services/orders/fulfil/contract"
	"example.com/shop/services/orders/model"
	"example.com/shop/shared/contract/store"
)

// Orders is the part of the order store that fulfilling needs.
type Orders interface {
	store.Getter[model.Order]
	store.Putter[model.Order]
}

// Ports is what the operation needs.
type Ports struct {
	Orders Orders
}

type handler struct {
	ports Ports
}

var _ contract.FulfilOrder = (*handler)(nil)

// New returns the operation.
func New(ports Ports) contract.FulfilOrder {
	return &handler{ports: ports}
}

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	record, err := h.ports.Orders.Get(ctx, string(in.Order))
	if errors.Is(err, store.ErrNotFound) {
		return contract.Out{}, contract.ErrNotFound
	}
	if err != nil {
		return contract.Out{}, fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
	out := contract.Out{Email: record.Value.Email}
	switch record.Value.Status {
	case model.Shipped:
		return out, nil
	case model.Cancelled:
		return contract.Out{}, contract.ErrCancelled
	}
	record.Value.Status = model.Shipped
	if err := h.ports.Orders.Put(ctx, record); err != nil {
		return contract.Out{}, fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
	return out, nil
}
