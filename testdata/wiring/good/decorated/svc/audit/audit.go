// Package audit pays and says so.
package audit

import (
	"context"

	"example.com/decorated/svc/pay/contract"
)

// Handler decorates.
type Handler struct{ Next contract.Payer }

// Handle decorates.
func (h *Handler) Handle(ctx context.Context, in contract.In) (int, error) {
	return h.Next.Handle(ctx, in)
}
