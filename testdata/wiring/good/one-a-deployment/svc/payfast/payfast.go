// Package payfast does pay.
package payfast

import (
	"context"

	"example.com/oneadeployment/svc/pay/contract"
)

// Handler does it.
type Handler struct{}

// Handle does it.
func (h *Handler) Handle(_ context.Context, in contract.In) (int, error) { return in.N, nil }
