package ask

import (
	"context"

	"example.com/oneineachprocess/bus"
	"example.com/oneineachprocess/shared/pay"
)

type Shop struct{ Events *bus.Events }

func (s *Shop) Buy(ctx context.Context, cents int) error {
	_, err := bus.Send[pay.Pay, pay.Paid](ctx, pay.Pay{Cents: cents})
	return err
}
