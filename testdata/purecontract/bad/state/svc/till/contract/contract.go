package contract

import (
	"context"
)

type In struct{ Cents int }

var last string // want "has state: variable last is written after its declaration"

// Rates can be written by everybody.
var Rates = map[string]int{"EUR": 100} // want "has state: others can write variable Rates"

func Remember(in In) In { last = ""; return in }

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
