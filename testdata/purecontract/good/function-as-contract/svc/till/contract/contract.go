package contract

import (
	"context"
)

type In struct{ Cents int }

// RingFunc is a contract, too.
type RingFunc func(ctx context.Context, in In) (Out, error)

func (f RingFunc) Ring(ctx context.Context, in In) (Out, error) { return f(ctx, in) }

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
