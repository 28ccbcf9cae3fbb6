package till

import (
	"context"
	"example.com/genericcontract/svc/till/contract"
)

type handler struct{ most int }

func New(most int) contract.Command[contract.In, contract.Out] { return &handler{most} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	return contract.Out{}, ctx.Err()
}
