package ask

import (
	"context"

	"example.com/handledingeneratedcode/bus"
	"example.com/handledingeneratedcode/shared/pay"
)

func ping(ctx context.Context) { _, _ = bus.Send[*pay.Paid, pay.Paid](ctx, &pay.Paid{}) }
