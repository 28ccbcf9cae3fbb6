// Package extend gives readers more time.
package extend

import (
	"context"

	"example.com/textonwindowsonly/svc/loan/extend/contract"
)

type handler struct{}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New() contract.Extend { return &handler{} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	return contract.Out{}, check(in.Loan)
}
