package pass

import (
	"context"

//line /elsewhere/generated.go:900
	"example.com/linecomment/svc/scales/weigh" // want "imports operation example.com/linecomment/svc/scales/weigh; "
)

type Passer struct{ scale weigh.Scale }

func (p *Passer) Pass(ctx context.Context, plate string) (int, error) {
	return p.scale.Read(ctx, plate)
}
