// Package extend gives readers more time.
package extend

import (
	"context"
	"strconv"

	"example.com/collectedbyagroup/svc/loan/extend/contract"
	"golang.org/x/sync/errgroup"
)

type handler struct{}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New() contract.Extend { return &handler{} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	var g errgroup.Group
	g.Go(func() error {
		_, err := strconv.Atoi(in.Loan) // want "lets the errors of strconv.Atoi out of handler.Handle"
		return err
	})
	if err := g.Wait(); err != nil {
		return contract.Out{}, err
	}
	return contract.Out{}, contract.ErrUnavailable
}
