// Package one does one.
package one

import (
	"context"

	"example.com/contractonlynamed/api/a/one"
	"example.com/contractonlynamed/api/b/two"
)

// Handler does it.
type Handler struct {
	twoer two.Twoer
}

var _ one.Oneer = (*Handler)(nil)

// One does it.
func (h *Handler) One(ctx context.Context, n int) (int, error) {
	n, _ = h.twoer.Two(ctx, n)
	return n, nil
}
