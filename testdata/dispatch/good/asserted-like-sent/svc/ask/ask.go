package ask

import (
	"context"

	"example.com/assertedlikesent/bus"
	"example.com/assertedlikesent/shared/pay"
)

type Shop struct{ Events *bus.Events }

func (s *Shop) Buy(ctx context.Context, cents int) error {
	_, err := bus.Send[pay.Pay, pay.Paid](ctx, pay.Pay{Cents: cents})
	if err == nil {
		err = s.Events.Publish(ctx, &pay.Paid{})
	}
	return err
}
