// Package extend gives readers more time.
package extend

import (
	"context"

	"example.com/markedasgenerated/svc/loan/extend/contract"
)

type handler struct{}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New() contract.Extend { return &handler{} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	if err := check(in.Loan); err != nil {
		return contract.Out{}, err
	}
	return contract.Out{}, contract.ErrUnavailable
}
