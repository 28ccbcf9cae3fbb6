package pass

import (
	"context"

	"example.com/offhere/svc/scales/weigh"
)

type Passer struct{ scale weigh.Scale }

func (p *Passer) Pass(ctx context.Context, plate string) (int, error) {
	return p.scale.Read(ctx, plate)
}
