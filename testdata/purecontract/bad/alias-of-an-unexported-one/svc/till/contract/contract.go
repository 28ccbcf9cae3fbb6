package contract

import (
	"context"
)

type In struct{ Cents int }

type Out struct{ Receipt string }

// Till is all that others see of it.
type Till = till // want "has interface Till with 2 methods .Ring, Void.; a contract is one method"

type till interface {
	Ring
	Void(ctx context.Context, receipt string) error
}

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
