package pass

import "context"

type Scales interface {
	Weigh(ctx context.Context, plate string) (int, error)
}

type Passer struct{ scales Scales }

func (p *Passer) Pass(ctx context.Context, plate string) (int, error) {
	return p.scales.Weigh(ctx, plate)
}
