// Package refund does refund.
package refund

import (
	"context"

	"example.com/twocalls/api/billing/refund"
)

// Handler does it.
type Handler struct {
}

var _ refund.Refunder = (*Handler)(nil)

// Refund does it.
func (h *Handler) Refund(ctx context.Context, n int) (int, error) {
	return n, nil
}
