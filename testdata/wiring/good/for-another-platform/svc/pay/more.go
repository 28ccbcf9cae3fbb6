package pay

import (
	"context"

	ship "example.com/foranotherplatform/svc/ship/contract"
)

func shipped(ctx context.Context, s ship.Shiper) (int, error) { return s.Handle(ctx, ship.In{}) }
