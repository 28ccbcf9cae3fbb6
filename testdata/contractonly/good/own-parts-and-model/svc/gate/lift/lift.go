package lift

import (
	"context"

	"example.com/ownpartsandmodel/svc/gate/lift/internal/angle"
	"example.com/ownpartsandmodel/svc/gate/model"
)

type Motor interface {
	Turn(context.Context, int) error
}

type Lifter struct{ motor Motor }

func (l *Lifter) Lift(ctx context.Context, g model.Gate) error {
	return l.motor.Turn(ctx, angle.Degrees(g))
}
