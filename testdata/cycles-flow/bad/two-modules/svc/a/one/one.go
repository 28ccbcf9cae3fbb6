// Package one does one.
package one

import (
	"context"

	"example.com/twomodules/api/a/one"
	"example.com/twomodules/api/b/two"
)

// Handler does it.
type Handler struct{ twoer two.Twoer }

var _ one.Oneer = (*Handler)(nil)

// One does it.
func (h *Handler) One(ctx context.Context, n int) (int, error) {
	return h.twoer.Two(ctx, n) // want `closes the ring a -> b -> a by flow`
}
