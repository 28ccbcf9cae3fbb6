// Package cancel takes orders back.
package cancel

import (
	"context"
	"errors"
	"fmt"

	release "example.com/shop/services/catalog/release/contract"
	"example.com/shop/services/orders/cancel/contract"
	"example.com/shop/services/orders/model"
	refund "example.com/shop/services/payments/refund/contract"
	"example.com/shop/shared/contract/store"
)

// Orders is the part of the order store that cancelling needs.
type Orders interface {
	store.Getter[model.Order]
	store.Putter[model.Order]
}

// Ports is what the operation needs.
type Ports struct {
	Orders        Orders
	ReleaseStock  release.ReleaseStock
	RefundPayment refund.RefundPayment
}

type handler struct {
	ports Ports
}

var _ contract.CancelOrder = (*handler)(nil)

// New returns the operation.
func New(ports Ports) contract.CancelOrder {
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
	switch record.Value.Status {
	case model.Shipped:
		return contract.Out{}, contract.ErrShipped
	case model.Placed:
		if err := h.withdraw(ctx, record); err != nil {
			return contract.Out{}, err
		}
	}
	// Also for an order that was cancelled before: the first attempt may have ended here, and a refund is given once.
	refunded, err := h.ports.RefundPayment.Handle(ctx, refund.In{Payment: record.Value.Payment})
	if err != nil {
		return contract.Out{}, fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
	return contract.Out{Refunded: refunded.Amount}, nil
}

// withdraw marks the order first, so that of two who cancel only one releases the items.
func (h *handler) withdraw(ctx context.Context, record store.Record[model.Order]) error {
	record.Value.Status = model.Cancelled
	if err := h.ports.Orders.Put(ctx, record); err != nil {
		return fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
	if _, err := h.ports.ReleaseStock.Handle(ctx, release.In{Items: record.Value.Items}); err != nil {
		return fmt.Errorf("%w: the items of %s stay reserved: %v", contract.ErrUnavailable, record.Key, err)
	}
	return nil
}
