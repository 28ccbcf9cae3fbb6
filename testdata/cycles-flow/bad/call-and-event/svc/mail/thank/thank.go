// Package thank does thank.
package thank

import (
	"context"

	"example.com/callandevent/api/mail/thank"
	"example.com/callandevent/events"
)

// Handler does it.
type Handler struct {
}

var _ thank.Thanker = (*Handler)(nil)

// Thank does it.
func (h *Handler) Thank(ctx context.Context, n int) (int, error) {
	return n, nil
}

// Handle takes the event.
func (h *Handler) Handle(ctx context.Context, e events.Paid) { _, _ = h.Thank(ctx, e.N) }
