// Package extend gives readers more time.
package extend

import (
	"context"

	"example.com/groupofdeclarederrors/svc/loan/extend/contract"
	"golang.org/x/sync/errgroup"
)

type handler struct{}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New() contract.Extend { return &handler{} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	g, ctx := errgroup.WithContext(ctx)
	for range 2 {
		g.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			return contract.ErrUnavailable
		})
	}
	return contract.Out{}, g.Wait()
}
