// Package extend gives readers more time.
package extend

import (
	"context"

	"example.com/handled/port/shelf"
	"example.com/handled/svc/loan/extend/contract"
)

type handler struct {
	find shelf.Find
}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New(find shelf.Find) contract.Extend { return &handler{find: find} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	for range 3 {
		day, err := h.find.Find(ctx, in.Loan)
		if err == nil {
			return contract.Out{Day: day}, nil
		}
	}
	return contract.Out{}, contract.ErrUnavailable
}
