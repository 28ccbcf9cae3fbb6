// Package extend gives readers more time.
package extend

import (
	"context"
	"errors"

	"example.com/twoplaces/svc/loan/extend/contract"
)

type handler struct{}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New() contract.Extend { return &handler{} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	switch len(in.Loan) {
	case 0:
		return contract.Out{}, errors.New("no loan") // want "mere text"
	case 1:
		return contract.Out{}, errors.New("short loan") // the same fault again
	}
	return contract.Out{}, contract.ErrUnavailable
}
