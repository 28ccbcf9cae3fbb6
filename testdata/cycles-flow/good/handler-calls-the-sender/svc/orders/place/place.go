// Package place does place.
package place

import (
	"context"

	"example.com/handlercallsthesender/api/orders/place"
	"example.com/handlercallsthesender/bus"
	"example.com/handlercallsthesender/events"
)

// Handler does it.
type Handler struct {
	Bus *bus.Bus
}

var _ place.Placeer = (*Handler)(nil)

// Place does it.
func (h *Handler) Place(ctx context.Context, n int) (int, error) {
	h.Bus.Publish(ctx, events.Paid{N: n})
	return n, nil
}
