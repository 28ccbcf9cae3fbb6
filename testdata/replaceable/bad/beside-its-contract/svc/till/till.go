package till

import "context"

type Ring interface {
	Ring(ctx context.Context, cents int) error
}

type Till struct{ most int }

func New(most int) *Till { // want "New returns Till; return till.Ring"
	return &Till{most}
}

func (t *Till) Ring(ctx context.Context, cents int) error { return ctx.Err() }
