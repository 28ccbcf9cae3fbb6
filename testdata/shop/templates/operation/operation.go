// Package operation does what its contract promises.
package operation

import (
	"context"

	"example.com/shop/internal/hole"
	"example.com/shop/templates/operation/contract"
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

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	hole.Stmts(h, ctx, in)
	return hole.Expr[contract.Out](h, ctx, in), hole.Expr[error](h, ctx, in)
}
