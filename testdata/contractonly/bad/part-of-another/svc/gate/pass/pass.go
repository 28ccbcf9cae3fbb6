package pass

import (
	"context"

	"example.com/partofanother/svc/gate/lift/parts/angle" // want "operation example.com/partofanother/svc/gate/pass imports part example.com/partofanother/svc/gate/lift/parts/angle; an operation may import only std, part of the same capability and operation: "
)

type Motor interface {
	Turn(context.Context, int) error
}

type Passer struct{ motor Motor }

func (p *Passer) Pass(ctx context.Context) error { return p.motor.Turn(ctx, angle.Degrees(true)) }
