package quiet

import (
	"context"

	_ "example.com/selfimplementation/svc/weigh" // want `names more of operation example.com/selfimplementation/svc/weigh than its contract, namely a blank import`
)

type Lamp interface{ Off(context.Context) error }

type Quieter struct{ lamp Lamp }

func (q *Quieter) Quiet(ctx context.Context) error { return q.lamp.Off(ctx) }
