package lift

import (
	"context"

	//nanoarch:allow imports the wrong rule
	"example.com/waiversthatwaivenothing/svc/scales/weigh" // want "imports operation example.com/waiversthatwaivenothing/svc/scales/weigh; " ^waivers:"waives imports where nothing breaks that rule; "
)

type Lifter struct{ scale weigh.Scale }

func (l *Lifter) Lift(ctx context.Context) error {
	_, err := l.scale.Read(ctx, "")
	return err
}
