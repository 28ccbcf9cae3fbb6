// Package one does one.
package one

import (
	"context"

	"example.com/methodvalue/api/a/one"
	"example.com/methodvalue/api/b/two"
)

// Handler does it.
type Handler struct {
	twoer two.Twoer
}

var _ one.Oneer = (*Handler)(nil)

// One does it.
func (h *Handler) One(ctx context.Context, n int) (int, error) {
	do := h.twoer.Two
	return do(ctx, n) // want `closes the ring a -> b -> a by flow`
}
