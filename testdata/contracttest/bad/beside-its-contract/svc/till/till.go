package till // want "has no test that drives it through its contract; add one from package till_test through example.com/besideitscontract/svc/till"

import "context"

type Ring interface {
	Ring(ctx context.Context, cents int) error
}

type till struct{ most int }

func New(most int) Ring { return &till{most} }

func (t *till) Ring(ctx context.Context, cents int) error { return ctx.Err() }
