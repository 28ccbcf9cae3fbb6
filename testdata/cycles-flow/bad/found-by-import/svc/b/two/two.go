// Package two does two.
package two

import (
	"context"

	four "example.com/foundbyimport/svc/a/four/api"
	two "example.com/foundbyimport/svc/b/two/api"
)

// Handler does it.
type Handler struct {
	fourer four.Fourer
}

var _ two.Twoer = (*Handler)(nil)

// Two does it.
func (h *Handler) Two(ctx context.Context, n int) (int, error) {
	n, _ = h.fourer.Four(ctx, n)
	return n, nil
}
