// Package extend gives readers more time.
package extend

import (
	"context"
	"fmt"

	"example.com/cancelled/svc/loan/extend/contract"
)

type handler struct{}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New() contract.Extend { return &handler{} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	if err := ctx.Err(); err != nil {
		return contract.Out{}, err
	}
	select {
	case <-ctx.Done():
		return contract.Out{}, fmt.Errorf("extend: %w", context.Cause(ctx))
	default:
	}
	if in.Loan == "" {
		return contract.Out{}, context.DeadlineExceeded
	}
	return contract.Out{}, contract.ErrUnavailable
}
