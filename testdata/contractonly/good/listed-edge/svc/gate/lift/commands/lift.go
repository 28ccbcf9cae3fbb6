package commands

import (
	"context"

	"example.com/listededge/svc/gate/lift/events"
)

type Motor interface {
	Turn(context.Context, events.Lifted) error
}

type Lift struct{ motor Motor }

func (l *Lift) Handle(ctx context.Context, lane int) error {
	return l.motor.Turn(ctx, events.Lifted{Lane: lane})
}
