// Package extend gives readers more time.
package extend

import (
	"context"
	"errors"
	"fmt"

	"example.com/declaredbyanothername/port/shelf"
	"example.com/declaredbyanothername/svc/loan/extend/contract"
)

// errGone is what the contract calls it.
var errGone = contract.ErrUnknown

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
		return contract.Out{}, errGone
	case err != nil:
		return contract.Out{}, fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
	return contract.Out{Day: day}, nil
}
