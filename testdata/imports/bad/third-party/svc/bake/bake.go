package bake

import (
	"context"

	"github.com/acme/oven" // want "^operation example.com/thirdparty/svc/bake imports third-party package github.com/acme/oven, which external does not list; an operation may import only std, github.com/acme/retry: an operation gets everything else through contracts$"
	"github.com/acme/retry"
	"github.com/acme/retry/jitter" // want "imports third-party package github.com/acme/retry/jitter, .* \\(external \"github.com/acme/retry\" covers that package alone; write \"github.com/acme/retry/\\*\\*\" to cover what is below it\\): "
)

type Clock interface{ Tick(context.Context) error }

type Baker struct {
	oven  oven.Oven
	clock Clock
}

func (b *Baker) Bake(ctx context.Context) error {
	return retry.Do(func() error { return jitter.Do(func() error { return b.clock.Tick(ctx) }) })
}
