package contract

import (
	"context"
	"example.com/typesofothercontracts/shared/price"
	tip "example.com/typesofothercontracts/svc/tips/contract"
)

type In struct {
	Price price.Price
	Tip   tip.Tip
}

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
