// Package place does place.
package place

import (
	"context"

	"example.com/callandevent/api/mail/tell"
	"example.com/callandevent/api/orders/place"
	"example.com/callandevent/bus"
	"example.com/callandevent/events"
)

// Handler does it.
type Handler struct {
	Bus    *bus.Bus
	teller tell.Teller
}

var _ place.Placeer = (*Handler)(nil)

// Place does it.
func (h *Handler) Place(ctx context.Context, n int) (int, error) {
	n, _ = h.teller.Tell(ctx, n)
	h.Bus.Publish(ctx, events.Paid{N: n}) // want `operation example.com/callandevent/svc/orders/place sends example.com/callandevent/events.Paid, which operation example.com/callandevent/svc/mail/thank handles and so depends on it, which closes the ring mail -> orders -> mail by flow`
	return n, nil
}
