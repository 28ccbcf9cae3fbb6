package ask

import (
	"context"

	"example.com/twosendersonefault/bus"
	"example.com/twosendersonefault/shared/pay"
)

type Shop struct{ Events *bus.Events }

func (s *Shop) Buy(ctx context.Context, cents int) error {
	_, err := bus.Send[pay.Pay, pay.Paid](ctx, pay.Pay{Cents: cents}) // want "nobody handles it"
	return err
}
