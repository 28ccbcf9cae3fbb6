// Package one does one.
package one

import (
	"context"

	"example.com/twoedges/api/a/one"
	"example.com/twoedges/api/b/two"
)

// Handler does it.
type Handler struct {
	twoer two.Twoer
}

var _ one.Oneer = (*Handler)(nil)

// One does it.
func (h *Handler) One(ctx context.Context, n int) (int, error) {
	n, _ = h.twoer.Two(ctx, n) // want `closes the ring a -> b -> a, and 3 groups hang together in rings by flow.* remove 2 edges: a -> b, a -> c`
	return n, nil
}
