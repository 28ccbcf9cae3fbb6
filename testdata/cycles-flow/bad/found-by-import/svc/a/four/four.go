// Package four does four.
package four

import (
	"context"

	four "example.com/foundbyimport/svc/a/four/api"
)

// Handler does it.
type Handler struct {
}

var _ four.Fourer = (*Handler)(nil)

// Four does it.
func (h *Handler) Four(ctx context.Context, n int) (int, error) {
	return n, nil
}
