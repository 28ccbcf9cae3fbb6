package ring

import (
	"context"

	"example.com/waiversthatwaivenothing/svc/scales/weigh" //nolint:nanoarch // want "imports operation example.com/waiversthatwaivenothing/svc/scales/weigh; " waivers:"has a nolint comment for nanoarch, which waives nothing here; "
)

type Bell struct{ scale weigh.Scale }

func (b *Bell) Ring(ctx context.Context) error {
	_, err := b.scale.Read(ctx, "")
	return err
}
