package pass

import (
	"context"

	"siblings/scales/weigh" // want "operation siblings/gate/gate/pass imports operation siblings/scales/weigh; an operation may import only contract, std, so go through siblings/scales/weigh/contract: "
)

type Passer struct{ scale weigh.Scale }

func (p *Passer) Pass(ctx context.Context, plate string) (int, error) {
	return p.scale.Read(ctx, plate)
}
