package extend

import (
	"context"
	"errors"

	"example.com/handlerinageneratedfile/svc/loan/extend/contract"
)

type handler struct{}

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	return contract.Out{}, errors.New("made by a tool")
}
