package contract

import (
	"context"
	"time"
)

type Cents = int

type When = time.Time

type Lines[T any] = []T

type In struct {
	Cents Cents
	At    When
	Items Lines[string]
}

type Out = struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
