package pass

import (
	"context"

	. "example.com/dot/svc/scales/weigh" // want "operation example.com/dot/svc/gate/pass dot-imports operation example.com/dot/svc/scales/weigh; "
)

type Passer struct{ scale Scale }

func (p *Passer) Pass(ctx context.Context, plate string) (int, error) {
	return p.scale.Read(ctx, plate)
}
