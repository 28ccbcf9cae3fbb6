// Package find does find.
package find

import (
	"context"

	"example.com/handlercallsthesender/api/orders/find"
)

// Handler does it.
type Handler struct {
}

var _ find.Finder = (*Handler)(nil)

// Find does it.
func (h *Handler) Find(ctx context.Context, n int) (int, error) {
	return n, nil
}
