package till

import (
	"context"

	"example.com/exportedvariable/svc/till/contract"
)

type handler struct{ most int }

// Default is ready to use.
var Default = &handler{most: 9} // want "Default is a handler; make it a contract.Ring"

func New(most int) contract.Ring { return &handler{most} }

func (h *handler) Ring(ctx context.Context, in contract.In) (contract.Out, error) {
	return contract.Out{}, ctx.Err()
}
