package ask

import (
	"context"

	"example.com/nobodyhandles/bus"
	"example.com/nobodyhandles/shared/pay"
)

type Shop struct{ Events *bus.Events }

func (s *Shop) Buy(ctx context.Context, cents int) error {
	_, err := bus.Send[pay.Pay, pay.Paid](ctx, pay.Pay{Cents: cents}) // want "operation example.com/nobodyhandles/svc/ask sends pay.Pay by bus.Send, and nobody handles it"
	return err
}
