package lift

import (
	"context"

	"example.com/partofanother/svc/gate/lift/parts/angle"
)

type Motor interface {
	Turn(context.Context, int) error
}

type Lifter struct{ motor Motor }

func (l *Lifter) Lift(ctx context.Context) error { return l.motor.Turn(ctx, angle.Degrees(true)) }
