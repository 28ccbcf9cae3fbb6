package contract

import (
	"context"
	"example.org/money"
)

type In struct{ Amount money.Money }

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
