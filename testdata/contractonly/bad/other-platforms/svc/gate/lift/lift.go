package lift

import "context"

type Motor interface{ Turn(context.Context) error }

type Lifter struct{ motor Motor }

func (l *Lifter) Lift(ctx context.Context) error { return l.motor.Turn(ctx) }
