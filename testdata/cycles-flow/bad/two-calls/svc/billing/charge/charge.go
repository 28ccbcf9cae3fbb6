// Package charge does charge.
package charge

import (
	"context"

	"example.com/twocalls/api/billing/charge"
	"example.com/twocalls/api/orders/find"
)

// Handler does it.
type Handler struct {
	finder find.Finder
}

var _ charge.Chargeer = (*Handler)(nil)

// Charge does it.
func (h *Handler) Charge(ctx context.Context, n int) (int, error) {
	n, _ = h.finder.Find(ctx, n) // want `operation example.com/twocalls/svc/billing/charge calls operation example.com/twocalls/svc/orders/find through \(example.com/twocalls/api/orders/find.Finder\).Find, which closes the ring billing -> orders -> billing by flow, though not by import; \[\[acyclic\]\] "capabilities" allows none, remove 1 edge: billing -> orders: capabilities that need each other are one`
	return n, nil
}
