// Package extend gives readers more time.
package extend

import (
	"context"

	"example.com/dropped/port/shelf"
	"example.com/dropped/svc/loan/extend/contract"
)

type handler struct {
	find shelf.Find
}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New(find shelf.Find) contract.Extend { return &handler{find: find} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	_, _ = h.find.Find(ctx, in.Loan) // want "operation example.com/dropped/svc/loan/extend drops the errors of \\(example.com/dropped/port/shelf.Find\\).Find; what a contract declares wants an answer"
	return contract.Out{}, contract.ErrUnavailable
}
