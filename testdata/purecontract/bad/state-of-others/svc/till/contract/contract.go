package contract

import (
	"context"
)

type In struct{ Cents int }

// Rates can be written by everybody.
var Rates = map[string]int{"EUR": 100} // want "has state: others can write variable Rates"

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
