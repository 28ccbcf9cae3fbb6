// Package place sells items to customers.
package place

import (
	"context"
	"errors"
	"fmt"

	quote "example.com/shop/services/catalog/quote/contract"
	release "example.com/shop/services/catalog/release/contract"
	reserve "example.com/shop/services/catalog/reserve/contract"
	"example.com/shop/services/orders/model"
	"example.com/shop/services/orders/place/contract"
	charge "example.com/shop/services/payments/charge/contract"
	refund "example.com/shop/services/payments/refund/contract"
	"example.com/shop/shared/contract/clock"
	"example.com/shop/shared/contract/events"
	"example.com/shop/shared/contract/id"
	"example.com/shop/shared/contract/money"
	"example.com/shop/shared/contract/store"
	"example.com/shop/shared/email"
)

// Ports is what the operation needs.
type Ports struct {
	QuoteItems    quote.QuoteItems
	ReserveStock  reserve.ReserveStock
	ReleaseStock  release.ReleaseStock
	ChargeCard    charge.ChargeCard
	RefundPayment refund.RefundPayment
	Orders        store.Putter[model.Order]
	OrderPlaced   events.Publisher[contract.OrderPlaced]
	IDs           id.Source
	Clock         clock.Clock
}

type handler struct {
	ports Ports
}

var _ contract.PlaceOrder = (*handler)(nil)

// New returns the operation.
func New(ports Ports) contract.PlaceOrder {
	return &handler{ports: ports}
}

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	if !email.Valid(in.Email) || in.Card == "" {
		return contract.Out{}, contract.ErrInvalid
	}
	total, err := h.quote(ctx, in)
	if err != nil {
		return contract.Out{}, err
	}
	if err := h.reserve(ctx, in); err != nil {
		return contract.Out{}, err
	}
	order := model.Order{
		ID:       id.Order(h.ports.IDs.NewID("order")),
		Email:    in.Email,
		Items:    in.Items,
		Total:    total,
		Status:   model.Placed,
		PlacedAt: h.ports.Clock.Now(),
	}
	order.Payment, err = h.charge(ctx, in.Card, order)
	if err != nil {
		return contract.Out{}, h.release(ctx, order, err)
	}
	if err := h.ports.Orders.Put(ctx, store.Record[model.Order]{Key: string(order.ID), Value: order}); err != nil {
		err = fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
		return contract.Out{}, h.release(ctx, order, h.refund(ctx, order, err))
	}
	h.ports.OrderPlaced.Publish(ctx, contract.OrderPlaced{
		Order: order.ID, Email: order.Email, Items: order.Items, Total: order.Total, PlacedAt: order.PlacedAt,
	})
	return contract.Out{Order: order.ID, Total: total}, nil
}

func (h *handler) quote(ctx context.Context, in contract.In) (money.Cents, error) {
	quoted, err := h.ports.QuoteItems.Handle(ctx, quote.In{Items: in.Items})
	switch {
	case err == nil:
		return quoted.Total, nil
	case errors.Is(err, quote.ErrInvalid):
		return 0, fmt.Errorf("%w: %v", contract.ErrInvalid, err)
	case errors.Is(err, quote.ErrUnknownProduct):
		return 0, fmt.Errorf("%w: %v", contract.ErrUnknownProduct, err)
	default:
		return 0, fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
}

func (h *handler) reserve(ctx context.Context, in contract.In) error {
	_, err := h.ports.ReserveStock.Handle(ctx, reserve.In{Items: in.Items})
	switch {
	case err == nil:
		return nil
	case errors.Is(err, reserve.ErrInvalid):
		return fmt.Errorf("%w: %v", contract.ErrInvalid, err)
	case errors.Is(err, reserve.ErrUnknownProduct):
		return fmt.Errorf("%w: %v", contract.ErrUnknownProduct, err)
	case errors.Is(err, reserve.ErrOutOfStock):
		return fmt.Errorf("%w: %v", contract.ErrOutOfStock, err)
	default:
		return fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
}

func (h *handler) charge(ctx context.Context, card string, order model.Order) (id.Payment, error) {
	paid, err := h.ports.ChargeCard.Handle(ctx, charge.In{Card: card, Amount: order.Total, Reference: string(order.ID)})
	switch {
	case err == nil:
		return paid.Payment, nil
	case errors.Is(err, charge.ErrDeclined):
		return "", contract.ErrDeclined
	case errors.Is(err, charge.ErrInvalid):
		return "", fmt.Errorf("%w: %v", contract.ErrInvalid, err)
	default:
		return "", fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
}
