package pass

import (
	"context"

	"example.com/inferred/svc/scales/weigh/contract"
)

type Passer struct{ scales contract.Weigher }

func (p *Passer) Pass(ctx context.Context, plate string) (bool, error) {
	out, err := p.scales.Weigh(ctx, plate)
	for _, axle := range out.Load.Axles { // want "^operation example.com/inferred/svc/gate/pass gets hold of .* of model example.com/inferred/svc/scales/model without importing it; an operation may import only contract, std: an operation is replaced behind its contract$"
		if axle.Heavy() {
			return false, err
		}
	}
	return true, err
}
