// Package extend gives readers more time.
package extend

import (
	"context"
	"strconv"

	"example.com/generichelper/svc/loan/extend/contract"
)

type handler struct{}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New() contract.Extend { return &handler{} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	day, err := must(in.Loan, strconv.Atoi) // want "lets the errors of strconv.Atoi out of handler.Handle"
	if err != nil {
		return contract.Out{}, err
	}
	return contract.Out{Day: day}, contract.ErrUnavailable
}

func must[T, U any](v T, do func(T) (U, error)) (U, error) { return do(v) }
