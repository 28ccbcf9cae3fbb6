// Package one does one.
package one

import (
	"context"

	"example.com/fewestcalls/api/a/one"
	"example.com/fewestcalls/api/b/six"
	"example.com/fewestcalls/api/b/two"
)

// Handler does it.
type Handler struct {
	twoer two.Twoer
	sixer six.Sixer
}

var _ one.Oneer = (*Handler)(nil)

// One does it.
func (h *Handler) One(ctx context.Context, n int) (int, error) {
	n, _ = h.twoer.Two(ctx, n)
	n, _ = h.sixer.Six(ctx, n)
	return n, nil
}
