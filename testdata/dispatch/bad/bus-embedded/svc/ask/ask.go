package ask

import (
	"context"

	"example.com/busembedded/bus"
	"example.com/busembedded/shared/pay"
)

type events struct{ *bus.Events }

type Shop struct{ events }

func (s *Shop) Buy(ctx context.Context, cents int) error {
	_, err := bus.Send[pay.Pay, pay.Paid](ctx, pay.Pay{Cents: cents})
	if err == nil {
		err = s.Publish(ctx, &pay.Refused{}) // want "sends pay.Refused as a pointer, and its handler in example.com/busembedded/cmd/shop takes a value"
	}
	return err
}
