// Package get shows orders.
package get

import (
	"context"
	"errors"
	"fmt"

	"example.com/shop/services/orders/get/contract"
	"example.com/shop/services/orders/model"
	"example.com/shop/shared/contract/store"
)

// Ports is what the operation needs.
type Ports struct {
	Orders store.Getter[model.Order]
}

type handler struct {
	ports Ports
}

var _ contract.GetOrder = (*handler)(nil)

// New returns the operation.
func New(ports Ports) contract.GetOrder {
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
	order := record.Value
	return contract.Out{
		Order:    order.ID,
		Items:    order.Items,
		Total:    order.Total,
		Status:   string(order.Status),
		PlacedAt: order.PlacedAt,
	}, nil
}
