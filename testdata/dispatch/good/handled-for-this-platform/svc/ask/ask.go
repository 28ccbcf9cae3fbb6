package ask

import (
	"context"

	"example.com/handledforthisplatform/bus"
	"example.com/handledforthisplatform/shared/pay"
)

type Shop struct{ Events *bus.Events }

func (s *Shop) Buy(ctx context.Context, cents int) error {
	_, err := bus.Send[pay.Pay, pay.Paid](ctx, pay.Pay{Cents: cents})
	return err
}
