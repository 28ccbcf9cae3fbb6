// Package extend gives readers more time.
package extend

import (
	"context"

	"example.com/droppedbyagoroutine/port/shelf"
	"example.com/droppedbyagoroutine/svc/loan/extend/contract"
)

type handler struct {
	find shelf.Find
}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New(find shelf.Find) contract.Extend { return &handler{find: find} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	go h.find.Find(ctx, in.Loan) // want "drops the errors of \\(example.com/droppedbyagoroutine/port/shelf.Find\\).Find"
	return contract.Out{}, contract.ErrUnavailable
}
