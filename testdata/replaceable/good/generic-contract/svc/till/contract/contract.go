package contract

import "context"

type In struct{ Cents int }

type Out struct{ Receipt string }

type Command[I, O any] interface {
	Handle(ctx context.Context, in I) (O, error)
}
