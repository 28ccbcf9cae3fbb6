// Package three does three.
package three

import (
	"context"

	"example.com/threeinaring/api/a/four"
	"example.com/threeinaring/api/c/three"
)

// Handler does it.
type Handler struct {
	fourer four.Fourer
}

var _ three.Threeer = (*Handler)(nil)

// Three does it.
func (h *Handler) Three(ctx context.Context, n int) (int, error) {
	n, _ = h.fourer.Four(ctx, n)
	return n, nil
}
