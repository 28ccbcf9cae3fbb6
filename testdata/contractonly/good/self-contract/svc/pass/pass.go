package pass

import (
	"context"
	"errors"

	scales "example.com/selfcontract/svc/weigh"
)

type Passer struct{ scales scales.Weigher }

func New(s scales.Weigher) *Passer { return &Passer{s} }

func (p *Passer) Pass(ctx context.Context, plate string) (bool, error) {
	out, err := p.scales.Weigh(ctx, scales.In{Plate: plate, Axles: []scales.Axle{{Number: 1}}})
	var heavy *scales.TooHeavy
	if errors.As(err, &heavy) {
		return heavy.Kilos < 50_000, nil
	}
	return out.Kilos < 40_000 && !errors.Is(err, scales.ErrBusy), nil
}
