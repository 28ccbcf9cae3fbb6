package contract

import (
	"context"
)

type In struct{ Cents int }

type Till interface { // want "has interface Till with 2 methods .Ring, Void.; a contract is one method"
	Ring
	Void(ctx context.Context, receipt string) error
}

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
