package pages

import (
	"context"

	"example.com/renamedbyanalias/svc/till"
	"example.com/renamedbyanalias/svc/till/contract"
)

type ringer = till.Handler // want "namely till.Handler, till.Handler.Ring; only a root may"

func Show(ctx context.Context, r *ringer) (contract.Out, error) { return r.Ring(ctx, contract.In{}) }
