// Package extend gives readers more time.
package extend

import (
	"context"
	"errors"

	"example.com/promotedmethod/svc/loan/extend/contract"
)

type base struct{}

var errShort = errors.New("too short")

func (base) check(loan string) error {
	if len(loan) < 3 {
		return errShort // want "lets the error errShort of its own out of handler.Handle"
	}
	return nil
}

type handler struct{ base }

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New() contract.Extend { return &handler{} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	if err := h.check(in.Loan); err != nil {
		return contract.Out{}, err
	}
	return contract.Out{}, contract.ErrUnavailable
}
