package ring

import (
	"context"

	"example.com/waiversthatwaivenothing/svc/scales/weigh" //nolint:nanoarch // want "imports operation example.com/waiversthatwaivenothing/svc/scales/weigh; "
)

type Bell struct{ scale weigh.Scale }

func (b *Bell) Ring(ctx context.Context) error {
	_, err := b.scale.Read(ctx, "")
	return err
}
