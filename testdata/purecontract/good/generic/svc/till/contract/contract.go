package contract

import (
	"context"
)

type In struct{ Pages Page[string] }

type Page[T any] struct {
	Items []T
	Next  *Page[T]
}

// Getter is a contract for each T.
type Getter[T any] interface {
	Get(ctx context.Context, key string) (Page[T], error)
}

type Number interface{ ~int | ~int64 }

type Sum[N Number] struct{ N N }

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
