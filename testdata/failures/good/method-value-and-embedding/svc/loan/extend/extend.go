// Package extend gives readers more time.
package extend

import (
	"context"

	"example.com/methodvalueandembedding/svc/loan/extend/contract"
)

type base struct{}

func (base) check(loan string) error {
	if len(loan) < 3 {
		return contract.ErrUnavailable
	}
	return nil
}

type handler struct{ base }

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New() contract.Extend { return &handler{} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	check := h.check
	return contract.Out{}, check(in.Loan)
}
