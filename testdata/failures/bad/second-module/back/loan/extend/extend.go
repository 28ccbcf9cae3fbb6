// Package extend gives readers more time.
package extend

import (
	"context"
	"errors"

	"example.com/secondmodule/svc/loan/extend/contract"
)

type handler struct{}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New() contract.Extend { return &handler{} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	if in.Loan == "" {
		return contract.Out{}, errors.New("no loan") // want "operation example.com/secondmodule/back/loan/extend lets an error out of handler.Handle that is mere text"
	}
	return contract.Out{}, contract.ErrUnavailable
}
