package tare

import (
	"context"

	"example.com/selfimplementation/svc/weigh"
)

type Tarer struct{ scale weigh.Scale } // want `names more of operation example.com/selfimplementation/svc/weigh than its contract, namely weigh.Scale, weigh.Scale.Tare`

func (t *Tarer) Tare(ctx context.Context) error { return t.scale.Tare(ctx) }
