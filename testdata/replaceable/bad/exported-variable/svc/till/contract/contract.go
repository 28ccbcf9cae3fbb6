package contract

import "context"

type In struct{ Cents int }

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
