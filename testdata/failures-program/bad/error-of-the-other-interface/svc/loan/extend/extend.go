// Package extend gives readers more time.
package extend

import (
	"context"

	"example.com/erroroftheotherinterface/svc/loan/extend/contract"
)

type handler struct{}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New() contract.Extend { return &handler{} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	if in.Loan == "" {
		return contract.Out{}, contract.ErrFull // want "lets example.com/erroroftheotherinterface/svc/loan/extend/contract.ErrFull out of handler.Handle"
	}
	return contract.Out{}, contract.ErrUnavailable
}
