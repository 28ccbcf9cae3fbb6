// Package one does one.
package one

import (
	"context"

	"example.com/nobodyimplements/api/a/one"
	"example.com/nobodyimplements/api/b/nine"
)

// Handler does it.
type Handler struct {
	nineer nine.Nineer
}

var _ one.Oneer = (*Handler)(nil)

// One does it.
func (h *Handler) One(ctx context.Context, n int) (int, error) {
	n, _ = h.nineer.Nine(ctx, n)
	return n, nil
}
