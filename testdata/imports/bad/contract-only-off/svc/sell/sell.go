package sell

import (
	"context"

	"example.com/contractonlyoff/svc/bake" // want "^operation example.com/contractonlyoff/svc/sell imports operation example.com/contractonlyoff/svc/bake; an operation may import only std$"
)

type Seller struct{ oven bake.Oven }

func (s *Seller) Sell(ctx context.Context) error { return s.oven.Heat(ctx, 60) }
