// Package extend gives readers more time.
package extend

import (
	"context"

	"example.com/promotedmethodofahelper/lib/day"
	"example.com/promotedmethodofahelper/svc/loan/extend/contract"
)

type reader = day.Reader

type handler struct{ reader }

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New() contract.Extend { return &handler{} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	n, err := h.Parse(in.Loan) // want "lets example.com/promotedmethodofahelper/lib/day.ErrNoDay, which comes from .*Parse, out of handler.Handle"
	if err != nil {
		return contract.Out{}, err
	}
	return contract.Out{Day: n}, contract.ErrUnavailable
}
