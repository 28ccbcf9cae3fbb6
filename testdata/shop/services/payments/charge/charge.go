// Package charge takes money from cards.
package charge

import (
	"context"
	"errors"
	"fmt"

	"example.com/shop/services/payments/charge/contract"
	gateway "example.com/shop/services/payments/gateway/contract"
	"example.com/shop/services/payments/model"
	"example.com/shop/shared/contract/clock"
	"example.com/shop/shared/contract/id"
	"example.com/shop/shared/contract/store"
)

// Ports is what the operation needs.
type Ports struct {
	Cards    gateway.Authoriser
	Undo     gateway.Reverser
	Payments store.Putter[model.Payment]
	IDs      id.Source
	Clock    clock.Clock
}

type handler struct {
	ports Ports
}

var _ contract.ChargeCard = (*handler)(nil)

// New returns the operation.
func New(ports Ports) contract.ChargeCard {
	return &handler{ports: ports}
}

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	if in.Card == "" || in.Amount <= 0 {
		return contract.Out{}, contract.ErrInvalid
	}
	taken, err := h.ports.Cards.Authorise(ctx, gateway.Authorise{Card: in.Card, Amount: in.Amount, Reference: in.Reference})
	if errors.Is(err, gateway.ErrDeclined) {
		return contract.Out{}, contract.ErrDeclined
	}
	if err != nil {
		return contract.Out{}, fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
	payment := model.Payment{
		ID:            id.Payment(h.ports.IDs.NewID("payment")),
		Amount:        in.Amount,
		Reference:     in.Reference,
		Authorization: taken.Authorization,
		TakenAt:       h.ports.Clock.Now(),
	}
	record := store.Record[model.Payment]{Key: string(payment.ID), Value: payment}
	if err := h.ports.Payments.Put(ctx, record); err != nil {
		return contract.Out{}, h.giveBack(ctx, taken, err)
	}
	return contract.Out{Payment: payment.ID}, nil
}

// giveBack returns money that was taken but could not be recorded.
func (h *handler) giveBack(ctx context.Context, taken gateway.Authorised, cause error) error {
	if _, err := h.ports.Undo.Reverse(ctx, gateway.Reverse(taken)); err != nil {
		return fmt.Errorf("%w: %v; %s is not reversed: %v", contract.ErrUnavailable, cause, taken.Authorization, err)
	}
	return fmt.Errorf("%w: %v", contract.ErrUnavailable, cause)
}
