// Package subscriber does something when an event was announced.
package subscriber

import (
	"context"

	"example.com/shop/internal/hole"
	"example.com/shop/templates/subscriber/contract"
)

//nanoarch:hole decls=any

// Ports is what the operation needs.
type Ports struct{ hole.Any }

type handler struct {
	ports Ports
}

var _ contract.Operation = (*handler)(nil)

// New returns the operation.
func New(ports Ports) contract.Operation {
	return &handler{ports: ports}
}

func (h *handler) Handle(ctx context.Context, event struct{ hole.Any }) error {
	hole.Stmts(h, ctx, event)
	return hole.Expr[error](h, ctx, event)
}
