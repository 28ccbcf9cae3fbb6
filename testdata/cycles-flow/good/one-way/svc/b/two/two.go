// Package two does two.
package two

import (
	"context"

	"example.com/oneway/api/b/two"
	"example.com/oneway/api/c/three"
)

// Handler does it.
type Handler struct {
	threeer three.Threeer
}

var _ two.Twoer = (*Handler)(nil)

// Two does it.
func (h *Handler) Two(ctx context.Context, n int) (int, error) {
	n, _ = h.threeer.Three(ctx, n)
	return n, nil
}
