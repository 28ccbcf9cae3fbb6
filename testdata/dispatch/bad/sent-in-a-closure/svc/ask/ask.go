package ask

import (
	"context"

	"example.com/sentinaclosure/bus"
	"example.com/sentinaclosure/shared/pay"
)

type Shop struct{ Try func(func() error) error }

func (s *Shop) Buy(ctx context.Context, cents int) error {
	return s.Try(func() error {
		_, err := bus.Send[pay.Pay, pay.Paid](ctx, pay.Pay{Cents: cents}) // want "sends pay.Pay by bus.Send, and nobody handles it"
		return err
	})
}
