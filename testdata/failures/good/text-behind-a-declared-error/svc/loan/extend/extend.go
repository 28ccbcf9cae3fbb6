// Package extend gives readers more time.
package extend

import (
	"context"
	"errors"
	"fmt"

	"example.com/textbehindadeclarederror/svc/loan/extend/contract"
)

type handler struct{}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New() contract.Extend { return &handler{} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	if in.Loan == "" {
		return contract.Out{}, errors.Join(contract.ErrUnknown, errors.New("no loan"))
	}
	cause := fmt.Errorf("loan %s", in.Loan)
	return contract.Out{}, fmt.Errorf("%w: %w", contract.ErrUnavailable, cause)
}
