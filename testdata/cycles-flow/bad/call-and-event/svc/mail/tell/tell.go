// Package tell does tell.
package tell

import (
	"context"

	"example.com/callandevent/api/mail/tell"
)

// Handler does it.
type Handler struct {
}

var _ tell.Teller = (*Handler)(nil)

// Tell does it.
func (h *Handler) Tell(ctx context.Context, n int) (int, error) {
	return n, nil
}
