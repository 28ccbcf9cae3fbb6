package open

import (
	"context"

	"example.com/twocontracts/contracts/open"
	"example.com/twocontracts/contracts/shut"
)

type Doors interface {
	Turn(ctx context.Context, branch string, open bool) error
}

type handler struct{ doors Doors }

var (
	_ open.Opener  = (*handler)(nil)
	_ shut.Shutter = (*handler)(nil)
)

func New(doors Doors) *handler { return &handler{doors} }

func (h *handler) Open(ctx context.Context, branch string) error {
	return h.doors.Turn(ctx, branch, true)
}

func (h *handler) Shut(ctx context.Context, branch string) error { // want "has handler.Shut as another behaviour beside handler.Open"
	return h.doors.Turn(ctx, branch, false)
}
