// Package five does five.
package five

import (
	"context"

	"example.com/twoedges/api/a/five"
	"example.com/twoedges/api/c/three"
)

// Handler does it.
type Handler struct {
	threeer three.Threeer
}

var _ five.Fiveer = (*Handler)(nil)

// Five does it.
func (h *Handler) Five(ctx context.Context, n int) (int, error) {
	n, _ = h.threeer.Three(ctx, n)
	return n, nil
}
