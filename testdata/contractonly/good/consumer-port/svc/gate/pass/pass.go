package pass

import "context"

// Scales is what passing needs of somebody; who that is, only the root knows.
type Scales interface {
	Weigh(ctx context.Context, plate string) (int, error)
}

type Passer struct{ scales Scales }

func New(scales Scales) *Passer { return &Passer{scales} }

func (p *Passer) Pass(ctx context.Context, plate string) (bool, error) {
	kilos, err := p.scales.Weigh(ctx, plate)
	return kilos < 40_000, err
}
