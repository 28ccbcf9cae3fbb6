// Package history shows which money was taken and given back.
package history

import (
	"context"
	"fmt"
	"slices"

	"example.com/shop/services/payments/history/contract"
	"example.com/shop/services/payments/model"
	"example.com/shop/shared/contract/store"
)

// Ports is what the operation needs.
type Ports struct {
	Payments store.Lister[model.Payment]
}

type handler struct {
	ports Ports
}

var _ contract.PaymentHistory = (*handler)(nil)

// New returns the operation.
func New(ports Ports) contract.PaymentHistory {
	return &handler{ports: ports}
}

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	records, err := h.ports.Payments.List(ctx)
	if err != nil {
		return contract.Out{}, fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
	var out contract.Out
	for _, record := range records {
		payment := record.Value
		if payment.TakenAt.Before(in.Since) {
			continue
		}
		if !payment.Refunded {
			out.Total += payment.Amount
		}
		out.Payments = append(out.Payments, contract.Payment{
			ID:        payment.ID,
			Amount:    payment.Amount,
			Reference: payment.Reference,
			TakenAt:   payment.TakenAt,
			Refunded:  payment.Refunded,
		})
	}
	slices.SortStableFunc(out.Payments, func(a, b contract.Payment) int { return b.TakenAt.Compare(a.TakenAt) })
	return out, nil
}
