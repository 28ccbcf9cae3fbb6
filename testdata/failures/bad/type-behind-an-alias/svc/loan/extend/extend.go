// Package extend gives readers more time.
package extend

import (
	"context"

	"example.com/typebehindanalias/svc/loan/extend/contract"
)

type handler struct{}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New() contract.Extend { return &handler{} }

type short struct{ n int }

func (s *short) Error() string { return "too short" }

type fault = short

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	if len(in.Loan) < 3 {
		return contract.Out{}, &fault{len(in.Loan)} // want "lets the error short of its own out of handler.Handle"
	}
	return contract.Out{}, contract.ErrUnavailable
}
