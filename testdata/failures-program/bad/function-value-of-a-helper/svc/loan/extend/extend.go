// Package extend gives readers more time.
package extend

import (
	"context"

	"example.com/functionvalueofahelper/lib/day"
	"example.com/functionvalueofahelper/svc/loan/extend/contract"
)

type handler struct{}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New() contract.Extend { return &handler{} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	parse := day.Parse // want "lets example.com/functionvalueofahelper/lib/day.ErrNoDay, which comes from example.com/functionvalueofahelper/lib/day.Parse, out of handler.Handle"
	n, err := parse(in.Loan)
	if err != nil {
		return contract.Out{}, err
	}
	return contract.Out{Day: n}, contract.ErrUnavailable
}
