package contract

import (
	"context"
	"fmt"
)

type In struct {
	Cents   int
	Printer Printer // want "In.Printer: an interface .fmt.Stringer."
}

type Printer = fmt.Stringer

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
