package pay

import (
	"context"

	"example.com/aliasofforeigntype/svc/tariffs/quote/contract"
)

type Till interface {
	Take(ctx context.Context, cents int) error
}

type Payer struct{ till Till }

func (p *Payer) Pay(ctx context.Context, price contract.Price) error { // want "gets hold of .*Price.* of model example.com/aliasofforeigntype/svc/tariffs/model without importing it"
	return p.till.Take(ctx, price.Cents)
}
