package contract

import (
	"context"
)

type In struct {
	Ctx   context.Context // want "In.Ctx: a context"
	Cents int
}

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
