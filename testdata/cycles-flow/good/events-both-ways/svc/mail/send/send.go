// Package send does send.
package send

import (
	"context"

	"example.com/eventsbothways/api/mail/send"
	"example.com/eventsbothways/bus"
	"example.com/eventsbothways/events"
)

// Handler does it.
type Handler struct {
	Bus *bus.Bus
}

var _ send.Sender = (*Handler)(nil)

// Send does it.
func (h *Handler) Send(ctx context.Context, n int) (int, error) {
	h.Bus.Publish(ctx, events.Sent{N: n})
	return n, nil
}
