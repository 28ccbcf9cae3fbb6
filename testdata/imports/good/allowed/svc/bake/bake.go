package bake

import (
	"context"

	"github.com/acme/retry"

	"example.com/allowed/api/bake"
	"example.com/allowed/shared/names"
)

type Oven interface {
	Heat(ctx context.Context, recipe string) error
}

type Baker struct{ oven Oven }

func New(oven Oven) *Baker { return &Baker{oven} }

func (b *Baker) Bake(ctx context.Context, in bake.In) (string, error) {
	name := names.Name("bread")
	return name, retry.Do(func() error { return b.oven.Heat(ctx, name) })
}
