// Package thank does thank.
package thank

import (
	"context"

	"example.com/handlercallsthesender/api/mail/thank"
	"example.com/handlercallsthesender/api/orders/find"
	"example.com/handlercallsthesender/events"
)

// Handler does it.
type Handler struct {
	finder find.Finder
}

var _ thank.Thanker = (*Handler)(nil)

// Thank does it.
func (h *Handler) Thank(ctx context.Context, n int) (int, error) {
	n, _ = h.finder.Find(ctx, n)
	return n, nil
}

// Handle takes the event.
func (h *Handler) Handle(ctx context.Context, e events.Paid) { _, _ = h.Thank(ctx, e.N) }
