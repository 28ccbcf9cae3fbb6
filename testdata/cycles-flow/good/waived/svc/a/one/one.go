// Package one does one.
package one

import (
	"context"

	"example.com/waived/api/a/one"
)

// Handler does it.
type Handler struct {
}

var _ one.Oneer = (*Handler)(nil)

// One does it.
func (h *Handler) One(ctx context.Context, n int) (int, error) {
	return n, nil
}
