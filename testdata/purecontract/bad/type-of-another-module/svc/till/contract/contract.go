package contract

import (
	"context"

	"example.com/typeofanothermodule/money/price"
)

type In struct {
	Price price.Price // want "In.Price.Paid: a channel .* inside price.Price"
}

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
