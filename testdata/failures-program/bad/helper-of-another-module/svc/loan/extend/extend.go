// Package extend gives readers more time.
package extend

import (
	"context"

	"example.com/helperofanothermodule/kit/day"
	"example.com/helperofanothermodule/svc/loan/extend/contract"
)

type handler struct{}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New() contract.Extend { return &handler{} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	n, err := day.Parse(in.Loan) // want "lets example.com/helperofanothermodule/kit/day.ErrNoDay, which comes from example.com/helperofanothermodule/kit/day.Parse, out of handler.Handle"
	if err != nil {
		return contract.Out{}, err
	}
	return contract.Out{Day: n}, contract.ErrUnavailable
}
