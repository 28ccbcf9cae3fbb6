package contract

import (
	"context"

	"example.com/dataofanothermodule/money/price"
)

type In struct{ Price price.Price }

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
