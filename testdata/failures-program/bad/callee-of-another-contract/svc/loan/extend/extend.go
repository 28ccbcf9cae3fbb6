// Package extend gives readers more time.
package extend

import (
	"context"
	"errors"

	"example.com/calleeofanothercontract/port/shelf"
	"example.com/calleeofanothercontract/svc/loan/extend/contract"
)

type handler struct {
	find shelf.Find
}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New(find shelf.Find) contract.Extend { return &handler{find: find} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	day, err := h.find.Find(ctx, in.Loan) // want "lets example.com/calleeofanothercontract/port/shelf.ErrDust, which comes from \\(example.com/calleeofanothercontract/port/shelf.Find\\).Find, out of handler.Handle; callers can rely only on what example.com/calleeofanothercontract/svc/loan/extend/contract declares"
	if errors.Is(err, shelf.ErrGone) {
		return contract.Out{}, contract.ErrUnavailable
	}
	return contract.Out{Day: day}, err
}
