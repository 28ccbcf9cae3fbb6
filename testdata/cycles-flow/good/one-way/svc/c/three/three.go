// Package three does three.
package three

import (
	"context"

	"example.com/oneway/api/c/three"
)

// Handler does it.
type Handler struct {
}

var _ three.Threeer = (*Handler)(nil)

// Three does it.
func (h *Handler) Three(ctx context.Context, n int) (int, error) {
	return n, nil
}
