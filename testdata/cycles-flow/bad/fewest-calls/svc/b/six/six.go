// Package six does six.
package six

import (
	"context"

	"example.com/fewestcalls/api/a/four"
	"example.com/fewestcalls/api/b/six"
)

// Handler does it.
type Handler struct {
	fourer four.Fourer
}

var _ six.Sixer = (*Handler)(nil)

// Six does it.
func (h *Handler) Six(ctx context.Context, n int) (int, error) {
	n, _ = h.fourer.Four(ctx, n) // want `closes the ring b -> a -> b by flow.* remove 1 edge: b -> a`
	return n, nil
}
