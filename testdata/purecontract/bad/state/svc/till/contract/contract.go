package contract

import (
	"context"
)

type In struct{ Cents int }

var last string // want "has state: variable last is written after its declaration"

func Remember(in In) In { last = ""; return in }

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
