package bake

import (
	"context"

	"example.com/rolenotlisted/adapters/gas" // want "^operation example.com/rolenotlisted/svc/bake imports adapter example.com/rolenotlisted/adapters/gas; an operation may import only std: an operation gets everything else through contracts$"
)

type Clock interface {
	Wait(context.Context, int) error
}

type Baker struct {
	oven  gas.Oven
	clock Clock
}

func (b *Baker) Bake(ctx context.Context) error {
	if err := b.oven.Heat(ctx, 220); err != nil {
		return err
	}
	return b.clock.Wait(ctx, 40)
}
