package till

import (
	"context"
	"example.com/contractofdata/svc/till/contract"
)

type handler struct{ most int }

func New(most int) *handler { return &handler{most} }

func (h *handler) Ring(ctx context.Context, in contract.In) (contract.Out, error) {
	if !h.fits(in.Cents) {
		return contract.Out{}, ctx.Err()
	}
	return contract.Out{Receipt: receipt(in)}, nil
}

func (h *handler) fits(cents int) bool { return cents < h.most }

func receipt(in contract.In) string { return "paid" }
