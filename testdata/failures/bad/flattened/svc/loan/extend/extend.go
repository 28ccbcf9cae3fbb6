// Package extend gives readers more time.
package extend

import (
	"context"
	"fmt"

	"example.com/flattened/port/shelf"
	"example.com/flattened/svc/loan/extend/contract"
)

type handler struct {
	find shelf.Find
}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New(find shelf.Find) contract.Extend { return &handler{find: find} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	day, err := h.find.Find(ctx, in.Loan)
	if err != nil {
		return contract.Out{}, fmt.Errorf("find: %v", err) // want "turns the error of \\(example.com/flattened/port/shelf.Find\\).Find into mere text that leaves by handler.Handle;"
	}
	if day == 0 {
		return contract.Out{}, contract.ErrUnavailable
	}
	return contract.Out{Day: day}, nil
}
