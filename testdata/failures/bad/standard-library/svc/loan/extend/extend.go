// Package extend gives readers more time.
package extend

import (
	"context"
	"fmt"
	"strconv"

	"example.com/standardlibrary/svc/loan/extend/contract"
)

type handler struct{}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New() contract.Extend { return &handler{} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	day, err := strconv.Atoi(in.Loan) // want "lets the errors of strconv.Atoi out of handler.Handle; translate them into what"
	if err != nil {
		return contract.Out{}, fmt.Errorf("extend %s: %w", in.Loan, err)
	}
	if day == 0 {
		return contract.Out{}, contract.ErrUnavailable
	}
	return contract.Out{Day: day}, nil
}
