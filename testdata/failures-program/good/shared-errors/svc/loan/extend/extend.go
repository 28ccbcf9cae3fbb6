// Package extend gives readers more time.
package extend

import (
	"context"

	"example.com/sharederrors/svc/loan/extend/contract"
)

type handler struct {
	find contract.Find
}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New(find contract.Find) contract.Extend { return &handler{find: find} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	day, err := h.find.Find(ctx, in.Loan) // its package declares what the operation's does
	return contract.Out{Day: day}, err
}
