// Package two does two.
package two

import (
	"context"

	"example.com/nobodyimplements/api/a/one"
	"example.com/nobodyimplements/api/b/two"
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
