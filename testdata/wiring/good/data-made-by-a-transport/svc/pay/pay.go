// Package pay does pay.
package pay

import (
	"context"

	"example.com/datamadebyatransport/svc/pay/contract"
)

// NewIn makes what goes in.
func NewIn(n int) contract.In { return contract.In{N: n} }

type handler struct{ most int }

// New makes it.
func New(most int) contract.Payer { return &handler{most} }

func (h *handler) Handle(_ context.Context, in contract.In) (int, error) {
	return min(in.N, h.most), nil
}
