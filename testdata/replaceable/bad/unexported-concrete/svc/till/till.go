package till

import (
	"context"
	"example.com/unexportedconcrete/svc/till/contract"
)

type handler struct{ most int }

func Open(most int) handler { // want "Open returns handler"
	return handler{most}
}

func (h handler) Ring(ctx context.Context, in contract.In) (contract.Out, error) {
	return contract.Out{}, ctx.Err()
}
