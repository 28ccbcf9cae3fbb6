package ask

import (
	"context"

	"example.com/anotherresult/bus"
	"example.com/anotherresult/shared/pay"
)

type Shop struct{ Events *bus.Events }

func (s *Shop) Buy(ctx context.Context, cents int) error {
	_, err := bus.Send[pay.Pay, pay.Paid](ctx, pay.Pay{Cents: cents}) // want "sends pay.Pay and expects pay.Paid, and its handler in .*/cmd/shop gives .pay.Refused"
	return err
}
