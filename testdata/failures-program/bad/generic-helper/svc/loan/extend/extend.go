// Package extend gives readers more time.
package extend

import (
	"context"

	"example.com/generichelper/lib/list"
	"example.com/generichelper/svc/loan/extend/contract"
)

type handler struct{ days []int }

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New() contract.Extend { return &handler{} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	n, err := list.First(h.days) // want "lets example.com/generichelper/lib/list.ErrNone, which comes from example.com/generichelper/lib/list.First, out of handler.Handle"
	if err != nil {
		return contract.Out{}, err
	}
	return contract.Out{Day: n}, contract.ErrUnavailable
}
