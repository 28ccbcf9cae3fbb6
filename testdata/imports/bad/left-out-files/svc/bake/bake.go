package bake

import "context"

type Oven interface {
	Heat(ctx context.Context, degrees int) error
}

type Baker struct{ oven Oven }

func New(oven Oven) *Baker { return &Baker{oven} }

func (b *Baker) Bake(ctx context.Context) error { return b.oven.Heat(ctx, 220) }
