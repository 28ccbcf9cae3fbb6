// Package ship does ship.
package ship // want `is bound by no root`

import (
	"context"

	"example.com/boundinatest/svc/ship/contract"
)

// Handler does it.
type Handler struct{}

// Handle does it.
func (h *Handler) Handle(_ context.Context, in contract.In) (int, error) { return in.N, nil }
