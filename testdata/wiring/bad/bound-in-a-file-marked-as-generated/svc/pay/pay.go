// Package pay does pay.
package pay

import (
	"context"

	"example.com/boundinafilemarkedasgenerated/svc/pay/contract"
)

// Handler does it.
type Handler struct{}

var _ contract.Payer = (*Handler)(nil)

// Handle does it.
func (h *Handler) Handle(_ context.Context, in contract.In) (int, error) { return in.N, nil }
