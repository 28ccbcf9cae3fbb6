// Package extend gives readers more time.
package extend

import (
	"context"
	"errors"
	"fmt"

	"example.com/joinedtext/svc/loan/extend/contract"
)

type handler struct{}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New() contract.Extend { return &handler{} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	var errs []error
	for range in.Loan {
		errs = append(errs, fmt.Errorf("letter of %s", in.Loan)) // want "mere text"
	}
	if len(errs) > 0 {
		return contract.Out{}, errors.Join(errs...)
	}
	return contract.Out{}, contract.ErrUnavailable
}
