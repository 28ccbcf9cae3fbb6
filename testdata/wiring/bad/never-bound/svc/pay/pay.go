// Package pay does pay.
package pay

import (
	"context"

	"example.com/neverbound/svc/pay/contract"
)

// Handler does it.
type Handler struct{}

// Handle does it.
func (h *Handler) Handle(_ context.Context, in contract.In) (int, error) { return in.N, nil }
