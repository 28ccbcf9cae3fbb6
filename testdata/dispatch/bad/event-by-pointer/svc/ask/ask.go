package ask

import (
	"context"

	"example.com/eventbypointer/bus"
	"example.com/eventbypointer/shared/pay"
)

type Shop struct{ Events *bus.Events }

func (s *Shop) Buy(ctx context.Context, cents int) error {
	_, err := bus.Send[pay.Pay, pay.Paid](ctx, pay.Pay{Cents: cents})
	if err == nil {
		err = s.Events.Publish(ctx, &pay.Paid{}) // want "sends pay.Paid as a pointer, and its handler in example.com/eventbypointer/cmd/shop takes a value"
	}
	return err
}
