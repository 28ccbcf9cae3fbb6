// Package refund gives money back to customers.
package refund

import (
	"context"
	"errors"
	"fmt"

	gateway "example.com/shop/services/payments/gateway/contract"
	"example.com/shop/services/payments/model"
	"example.com/shop/services/payments/refund/contract"
	"example.com/shop/shared/contract/store"
)

// Payments is the part of the payment store that refunding needs.
type Payments interface {
	store.Getter[model.Payment]
	store.Putter[model.Payment]
}

// Ports is what the operation needs.
type Ports struct {
	Payments Payments
	Cards    gateway.Reverser
}

type handler struct {
	ports Ports
}

var _ contract.RefundPayment = (*handler)(nil)

// New returns the operation.
func New(ports Ports) contract.RefundPayment {
	return &handler{ports: ports}
}

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	record, err := h.ports.Payments.Get(ctx, string(in.Payment))
	if errors.Is(err, store.ErrNotFound) {
		return contract.Out{}, contract.ErrUnknownPayment
	}
	if err != nil {
		return contract.Out{}, fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
	payment := record.Value
	if payment.Refunded {
		return contract.Out{Amount: payment.Amount}, nil
	}
	if _, err := h.ports.Cards.Reverse(ctx, gateway.Reverse{Authorization: payment.Authorization}); err != nil {
		return contract.Out{}, fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
	record.Value.Refunded = true
	if err := h.ports.Payments.Put(ctx, record); err != nil {
		return contract.Out{}, fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
	return contract.Out{Amount: payment.Amount}, nil
}
