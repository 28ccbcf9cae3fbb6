package gas

import "context"

type Oven struct{ on bool }

func (o *Oven) Heat(ctx context.Context, degrees int) error {
	o.on = degrees > 0
	return ctx.Err()
}
