// Package extend gives readers more time.
package extend

import (
	"context"

	"example.com/ownportthatdeclaresnothing/svc/loan/extend/contract"
)

type handler struct {
	clock Clock
}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New(clock Clock) contract.Extend { return &handler{clock: clock} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	if err := h.clock.Tick(ctx); err != nil { // want "lets the errors of \\(example.com/ownportthatdeclaresnothing/svc/loan/extend.Clock\\).Tick out of handler.Handle, and nothing declares which these are"
		return contract.Out{}, err
	}
	return contract.Out{}, contract.ErrUnavailable
}

// Clock is what extending needs.
type Clock interface {
	Tick(ctx context.Context) error
}
