// Package pay does pay.
package pay

import (
	"context"

	"example.com/madeasawaiverallows/svc/pay/contract"
)

type handler struct{ most int }

// New makes it.
func New(most int) contract.Payer { return &handler{most} }

func (h *handler) Handle(_ context.Context, in contract.In) (int, error) {
	return min(in.N, h.most), nil
}
