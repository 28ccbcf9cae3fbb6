package contract

import (
	"context"
)

type Page[T any] struct {
	Items []T
	Extra map[string]any // want "Page.Extra..: an interface .any."
}

type In struct{ Pages Page[int] }

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
