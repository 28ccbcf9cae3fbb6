// Package four does four.
package four

import (
	"context"

	"example.com/embeddedcontract/api/a/four"
)

// Handler does it.
type Handler struct{}

var _ four.Fourer = (*Handler)(nil)

// Four does it.
func (h *Handler) Four(ctx context.Context, n int) (int, error) {
	return n, nil
}
