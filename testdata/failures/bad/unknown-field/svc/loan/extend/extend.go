// Package extend gives readers more time.
package extend

import (
	"context"

	"example.com/unknownfield/svc/loan/extend/contract"
)

type handler struct {
	last error
}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New(last error) contract.Extend { return &handler{last: last} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	if h.last != nil {
		return contract.Out{}, h.last // want "lets an error out of handler.Handle whose origin nanoarch cannot tell"
	}
	return contract.Out{}, contract.ErrUnavailable
}
