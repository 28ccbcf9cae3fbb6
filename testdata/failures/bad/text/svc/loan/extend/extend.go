// Package extend gives readers more time.
package extend

import (
	"context"
	"errors"

	"example.com/text/svc/loan/extend/contract"
)

type handler struct{}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New() contract.Extend { return &handler{} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	if in.Loan == "" {
		return contract.Out{}, errors.New("no loan") // want "operation example.com/text/svc/loan/extend lets an error out of handler.Handle that is mere text; its callers can tell only what example.com/text/svc/loan/extend/contract declares, so return one of those errors or wrap it with %w: a caller branches on"
	}
	return contract.Out{}, contract.ErrUnavailable
}
