// Package extend gives readers more time.
package extend

import (
	"context"

	"example.com/helperthatwraps/lib/fail"
	"example.com/helperthatwraps/svc/loan/extend/contract"
)

type handler struct{}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New() contract.Extend { return &handler{} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	if in.Loan == "" {
		return contract.Out{}, fail.At("check", contract.ErrUnknown)
	}
	return contract.Out{}, fail.Try(func() error { return contract.ErrUnavailable })
}
