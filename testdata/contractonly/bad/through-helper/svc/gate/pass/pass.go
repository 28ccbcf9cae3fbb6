package pass

import (
	"context"

	"example.com/throughhelper/shared/scale"
)

type Passer struct{ limit interface{ Kilos() int } }

func (p *Passer) Pass(ctx context.Context, plate string) (bool, error) {
	kilos, err := scale.New().Weigh(ctx, plate)
	return kilos < p.limit.Kilos(), err
}
