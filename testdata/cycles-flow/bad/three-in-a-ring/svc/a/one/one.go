// Package one does one.
package one

import (
	"context"

	"example.com/threeinaring/api/a/one"
	"example.com/threeinaring/api/b/two"
)

// Handler does it.
type Handler struct {
	twoer two.Twoer
}

var _ one.Oneer = (*Handler)(nil)

// One does it.
func (h *Handler) One(ctx context.Context, n int) (int, error) {
	n, _ = h.twoer.Two(ctx, n) // want `closes the ring a -> b -> c -> a by flow.* remove 1 edge: a -> b`
	return n, nil
}
