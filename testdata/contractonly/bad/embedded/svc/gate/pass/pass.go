package pass

import (
	"context"

	"example.com/embedded/svc/scales/weigh" // want "imports operation example.com/embedded/svc/scales/weigh; "
)

// Passer weighs by being a weigher.
type Passer struct {
	*weigh.Handler
	barrier Barrier
}

type Barrier interface {
	Open(ctx context.Context, kilos int) error
}

func (p *Passer) Pass(ctx context.Context, plate string) error {
	kilos, err := p.Weigh(ctx, plate)
	if err != nil {
		return err
	}
	return p.barrier.Open(ctx, kilos)
}
