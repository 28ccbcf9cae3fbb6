package pass

import (
	"context"

	//nanoarch:allow contractonly
	"example.com/waiversthatwaivenothing/svc/scales/weigh" // want "imports operation example.com/waiversthatwaivenothing/svc/scales/weigh; " ^waivers:"waives contractonly without a reason, which waives nothing; "
)

type Passer struct{ scale weigh.Scale }

func (p *Passer) Pass(ctx context.Context, plate string) (int, error) {
	return p.scale.Read(ctx, plate)
}
