// Package extend gives readers more time.
package extend

import (
	"context"

	"example.com/helperelsewhere/lib/days"
	"example.com/helperelsewhere/svc/loan/extend/contract"
)

type handler struct{}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New() contract.Extend { return &handler{} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	day, err := days.Parse(in.Loan) // want "lets mere text of example.com/helperelsewhere/lib/days.Parse out of handler.Handle"
	if err != nil {
		return contract.Out{}, err
	}
	if day > 9 {
		return contract.Out{}, contract.ErrUnavailable
	}
	return contract.Out{Day: day}, nil
}
