package contract

import (
	"context"
	"example.com/sharedtypewithfunction/shared/price"
)

type In struct {
	Price price.Price // want "In.Price.Round: a function .* inside price.Price"
}

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
