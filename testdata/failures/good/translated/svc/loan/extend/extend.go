// Package extend gives readers more time.
package extend

import (
	"context"
	"errors"
	"fmt"

	"example.com/translated/port/shelf"
	"example.com/translated/svc/loan/extend/contract"
)

type handler struct {
	find shelf.Find
}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New(find shelf.Find) contract.Extend { return &handler{find: find} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	day, err := h.find.Find(ctx, in.Loan)
	switch {
	case errors.Is(err, shelf.ErrGone):
		return contract.Out{}, contract.ErrUnknown
	case err != nil:
		return contract.Out{}, fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
	return contract.Out{Day: day}, nil
}
