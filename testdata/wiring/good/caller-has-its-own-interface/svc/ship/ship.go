// Package ship declares what it needs of paying itself.
package ship

import (
	"context"

	pay "example.com/callerhasitsowninterface/svc/pay/contract"
	"example.com/callerhasitsowninterface/svc/ship/contract"
)

type payer interface {
	Handle(ctx context.Context, in pay.In) (int, error)
}

// Handler ships what is paid.
type Handler struct{ Payer payer }

// Handle ships.
func (h *Handler) Handle(ctx context.Context, in contract.In) (int, error) {
	return h.Payer.Handle(ctx, pay.In{N: in.N})
}
