package pass

import (
	"context"

	"example.com/dispatched/bus"
	"example.com/dispatched/svc/scales/weigh/contract"
)

type Barrier interface{ Open(context.Context) error }

type Passer struct{ barrier Barrier }

func (p *Passer) Pass(ctx context.Context, plate string) error {
	out, err := bus.Send[contract.In, contract.Out](ctx, contract.In{Plate: plate})
	if err != nil || out.Kilos > 40_000 {
		return err
	}
	return p.barrier.Open(ctx)
}
