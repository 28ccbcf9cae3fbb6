package contract

import (
	"context"
)

type In struct {
	Cents  int
	OnPaid func(receipt string) // want "has no plain data in In.OnPaid: a function .func.string.."
}

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
