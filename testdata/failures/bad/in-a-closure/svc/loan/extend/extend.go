// Package extend gives readers more time.
package extend

import (
	"context"
	"errors"

	"example.com/inaclosure/svc/loan/extend/contract"
)

type handler struct{}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New() contract.Extend { return &handler{} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	check := func() error {
		if in.Loan == "" {
			return errors.New("no loan") // want "lets an error out of handler.Handle that is mere text"
		}
		return nil
	}
	if err := check(); err != nil {
		return contract.Out{}, err
	}
	return contract.Out{}, contract.ErrUnavailable
}
