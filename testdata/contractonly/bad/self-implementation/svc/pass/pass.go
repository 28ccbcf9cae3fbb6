package pass

import (
	"context"
	"errors"

	"example.com/selfimplementation/svc/weigh"
)

type Passer struct{ scales weigh.Weigher }

func NewPasser() *Passer {
	return &Passer{weigh.New(nil)} // want `^operation example.com/selfimplementation/svc/pass names more of operation example.com/selfimplementation/svc/weigh than its contract, namely weigh.New; others may name only its single-method interfaces, their in, their out and its errors: others see the interface$`
}

func (p *Passer) Pass(ctx context.Context, plate string) (bool, error) {
	out, err := p.scales.Weigh(ctx, weigh.In{Plate: plate})
	if errors.Is(err, weigh.ErrBusy) {
		return true, nil
	}
	return out.Kilos < 40_000, err
}
