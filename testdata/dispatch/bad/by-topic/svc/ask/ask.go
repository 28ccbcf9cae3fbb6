package ask

import (
	"context"

	"example.com/bytopic/bus"
	"example.com/bytopic/shared/pay"
)

const paid = "shop.paid"

type Shop struct{ Events *bus.Events }

func (s *Shop) Buy(ctx context.Context, cents int) error {
	var topics bus.Topics
	topics.Tell(paid, pay.Paid{}) // want "sends .shop.paid. by bus.Topics.Tell, and nobody handles it"
	_, err := bus.Send[pay.Pay, pay.Paid](ctx, pay.Pay{Cents: cents})
	return err
}
