package contract

import (
	"context"
)

type In struct{ Cents int }

func init() { println("a till") } // want "runs init when it is imported"

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
