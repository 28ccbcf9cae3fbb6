package ask

import (
	"context"

	"example.com/elsewhere/bus"
	"example.com/elsewhere/shared/pay"
)

type Shop struct{ Events *bus.Events }

func (s *Shop) Buy(ctx context.Context, cents int) error {
	_, err := bus.Send[pay.Refused, pay.Paid](ctx, pay.Refused{})
	return err
}
