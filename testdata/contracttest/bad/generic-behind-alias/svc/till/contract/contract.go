package contract

import "context"

type In struct{ Cents int }

type Out struct{ Receipt string }

type Command[I, O any] interface {
	Ring(ctx context.Context, in I) (O, error)
}

// Ring is how the program calls it.
type Ring = Command[In, Out]
