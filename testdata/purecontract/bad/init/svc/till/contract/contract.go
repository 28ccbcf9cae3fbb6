package contract

import (
	"context"
)

type In struct{ Cents int }

var most int // want "variable most is written"

func init() { most = 100 } // want "runs init when it is imported"

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
