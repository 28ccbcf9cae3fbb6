package contract

import "context"

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
