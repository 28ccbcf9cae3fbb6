package pass

import (
	"context"

	"example.com/typeargument/shared/store"
	scales "example.com/typeargument/svc/scales/model" // want "imports model example.com/typeargument/svc/scales/model; an operation may import only shared, std, model of the same capability: "
)

type Passer struct{ loads store.Getter[scales.Load] }

func (p *Passer) Pass(ctx context.Context, plate string) (bool, error) {
	load, err := p.loads.Get(ctx, plate)
	return load.Kilos < 40_000, err
}
