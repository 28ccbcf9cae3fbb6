// Package extend gives readers more time.
package extend

import (
	"context"
	"fmt"
	"strconv"

	"example.com/declaredandforeignwrapped/svc/loan/extend/contract"
)

type handler struct{}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New() contract.Extend { return &handler{} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	day, err := strconv.Atoi(in.Loan) // want "lets the errors of strconv.Atoi out of handler.Handle"
	if err != nil {
		return contract.Out{}, fmt.Errorf("%w: %w", contract.ErrUnavailable, err)
	}
	return contract.Out{Day: day}, nil
}
