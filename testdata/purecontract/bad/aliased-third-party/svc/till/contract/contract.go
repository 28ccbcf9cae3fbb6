package contract

import (
	"context"
	"example.com/aliasedthirdparty/shared/amount"
)

type In struct {
	Amount amount.Amount // want "In.Amount: a type of another module .example.org/money.Money."
}

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
