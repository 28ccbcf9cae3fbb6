package ask

import (
	"context"

	"example.com/handledingeneratedcode/bus"
	"example.com/handledingeneratedcode/shared/pay"
)

type Shop struct{ Name string }

func (s *Shop) Buy(ctx context.Context, cents int) error {
	_, err := bus.Send[pay.Pay, pay.Refused](ctx, pay.Pay{Cents: cents}) // want "pay.Refused"
	return err
}
