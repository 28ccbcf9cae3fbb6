// Package extend gives readers more time.
package extend

import (
	"context"
	"errors"

	"example.com/alltoldapart/port/shelf"
	"example.com/alltoldapart/svc/loan/extend/contract"
)

type handler struct {
	find shelf.Find
}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New(find shelf.Find) contract.Extend { return &handler{find: find} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	day, err := h.find.Find(ctx, in.Loan)
	if errors.Is(err, shelf.ErrGone) {
		return contract.Out{}, contract.ErrUnknown
	}
	if errors.Is(err, shelf.ErrDust) {
		return contract.Out{}, contract.ErrUnavailable
	}
	return contract.Out{Day: day}, err
}
