package bake

import (
	"context"

	"example.com/hiddenfolders/svc/bread/testdata/oven" // want "^operation example.com/hiddenfolders/svc/bread/bake imports package example.com/hiddenfolders/svc/bread/testdata/oven, which no rule judges because of its folder's name or an ignore directive; move the code to where packages are: an operation gets everything else through contracts$"
)

type Clock interface {
	Wait(context.Context, int) error
}

type Baker struct{ clock Clock }

func (b *Baker) Bake(ctx context.Context) error {
	return b.clock.Wait(ctx, oven.Minutes())
}
