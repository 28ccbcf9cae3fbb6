// Package two does two.
package two

import (
	"context"

	"example.com/insideonegroup/api/a/one"
	"example.com/insideonegroup/api/a/two"
)

// Handler does it.
type Handler struct {
	oneer one.Oneer
}

var _ two.Twoer = (*Handler)(nil)

// Two does it.
func (h *Handler) Two(ctx context.Context, n int) (int, error) {
	n, _ = h.oneer.One(ctx, n)
	return n, nil
}
