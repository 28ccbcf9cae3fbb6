package pass

import (
	"context"

	scales "example.com/throughcontract/svc/scales/weigh/contract"
)

type Passer struct{ scales scales.Weigher }

func New(weigher scales.Weigher) *Passer { return &Passer{weigher} }

func (p *Passer) Pass(ctx context.Context, plate string) (bool, error) {
	out, err := p.scales.Weigh(ctx, scales.In{Plate: plate})
	return out.Kilos < 40_000, err
}
