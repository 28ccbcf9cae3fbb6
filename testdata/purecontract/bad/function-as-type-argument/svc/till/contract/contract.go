package contract

import (
	"context"
)

type Page[T any] struct{ Items []T }

type In struct {
	Pages Page[func()] // want "In.Pages.Page.: a function"
}

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
