package ask

import (
	"context"

	"example.com/registeredinaloop/bus"
	"example.com/registeredinaloop/shared/pay"
)

type Shop struct{ Events *bus.Events }

func (s *Shop) Buy(ctx context.Context, cents int) error {
	var topics bus.Topics
	topics.Tell(pay.Paid{})
	_, err := bus.Send[pay.Pay, pay.Paid](ctx, pay.Pay{Cents: cents})
	return err
}
