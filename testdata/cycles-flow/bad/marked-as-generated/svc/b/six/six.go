// Package six does six.
package six

import (
	"context"

	"example.com/markedasgenerated/api/a/four"
	"example.com/markedasgenerated/api/b/six"
)

// Handler does it.
type Handler struct {
	next four.Fourer
}

var _ six.Sixer = (*Handler)(nil)

// Six does it.
func (h *Handler) Six(ctx context.Context, n int) (int, error) {
	return h.next.Four(ctx, n)
}
