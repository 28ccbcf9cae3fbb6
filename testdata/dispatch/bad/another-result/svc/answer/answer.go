package answer

import (
	"context"

	"example.com/anotherresult/shared/pay"
)

type Till struct{ Open func() bool }

func (t *Till) Handle(ctx context.Context, q pay.Pay) (*pay.Refused, error) { return nil, ctx.Err() }
