// Package place does place.
package place

import (
	"context"

	"example.com/twocalls/api/billing/refund"
	"example.com/twocalls/api/orders/place"
)

// Handler does it.
type Handler struct {
	refunder refund.Refunder
}

var _ place.Placeer = (*Handler)(nil)

// Place does it.
func (h *Handler) Place(ctx context.Context, n int) (int, error) {
	n, _ = h.refunder.Refund(ctx, n)
	return n, nil
}
