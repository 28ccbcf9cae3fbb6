package ask

import (
	"context"

	"example.com/handledonwindowsonly/bus"
	"example.com/handledonwindowsonly/shared/pay"
)

type Shop struct{ Events *bus.Events }

func (s *Shop) Buy(ctx context.Context, cents int) error {
	_, err := bus.Send[pay.Pay, pay.Paid](ctx, pay.Pay{Cents: cents}) // want "sends pay.Pay by bus.Send, and nobody handles it"
	return err
}
