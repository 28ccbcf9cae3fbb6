// Package note does note.
package note

import (
	"context"

	"example.com/eventsbothways/api/orders/note"
	"example.com/eventsbothways/events"
)

// Handler does it.
type Handler struct {
}

var _ note.Noteer = (*Handler)(nil)

// Note does it.
func (h *Handler) Note(ctx context.Context, n int) (int, error) {
	return n, nil
}

// Handle takes the event.
func (h *Handler) Handle(ctx context.Context, e events.Sent) { _, _ = h.Note(ctx, e.N) }
