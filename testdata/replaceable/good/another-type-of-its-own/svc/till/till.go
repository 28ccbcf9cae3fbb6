package till

import (
	"context"
	"example.com/anothertypeofitsown/svc/till/contract"
)

// Options is what it is built from.
type Options struct{ Most int }

func Defaults() *Options { return &Options{} }

type handler struct{ Options }

func New(o *Options) contract.Ring { return &handler{*o} }

func (h *handler) Ring(ctx context.Context, in contract.In) (contract.Out, error) {
	return contract.Out{}, ctx.Err()
}
