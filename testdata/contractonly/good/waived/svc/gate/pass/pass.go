package pass

import (
	"context"

	"example.com/waived/svc/scales/weigh" //nanoarch:allow contractonly the scales get a contract with the new gate
)

type Passer struct{ scale weigh.Scale }

func (p *Passer) Pass(ctx context.Context, plate string) (int, error) {
	return weigh.New(p.scale).Weigh(ctx, plate)
}
