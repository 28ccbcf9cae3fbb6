package weigh

import (
	"context"

	"example.com/throughcontract/svc/scales/weigh/contract"
)

type Scale interface {
	Read(ctx context.Context, plate string) (int, error)
}

type handler struct{ scale Scale }

func New(scale Scale) contract.Weigher { return &handler{scale} }

func (h *handler) Weigh(ctx context.Context, in contract.In) (contract.Out, error) {
	kilos, err := h.scale.Read(ctx, in.Plate)
	return contract.Out{Kilos: kilos}, err
}
