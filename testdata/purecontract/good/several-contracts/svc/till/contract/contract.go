package contract

import (
	"context"
	"iter"
)

type In struct{ Cents int }

// VoidIn is what the other one takes.
type VoidIn struct{ Receipt string }

type Void interface {
	Void(ctx context.Context, in VoidIn) error
}

// Both is for those who hold both, which is one method each all the same.
type Watch interface {
	Watch(ctx context.Context) iter.Seq[Out]
}

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
