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

type handler struct {
	payments Payments
	cards    gateway.Reverser
}

var _ contract.RefundPayment = (*handler)(nil)

// New returns the operation.
func New(payments Payments, cards gateway.Reverser) contract.RefundPayment {
	return &handler{payments: payments, cards: cards}
}

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	record, err := h.payments.Get(ctx, string(in.Payment))
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
	if _, err := h.cards.Reverse(ctx, gateway.Reverse{Authorization: payment.Authorization}); err != nil {
		return contract.Out{}, fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
	record.Value.Refunded = true
	if err := h.payments.Put(ctx, record); err != nil {
		return contract.Out{}, fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
	return contract.Out{Amount: payment.Amount}, nil
}
