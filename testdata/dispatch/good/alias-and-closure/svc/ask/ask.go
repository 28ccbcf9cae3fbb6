package ask

import (
	"context"

	"example.com/aliasandclosure/bus"
	"example.com/aliasandclosure/shared/pay"
)

type request = pay.Pay

type Shop struct{ Try func(func() error) error }

func (s *Shop) Buy(ctx context.Context, cents int) error {
	return s.Try(func() error {
		_, err := bus.Send[request, pay.Paid](ctx, request{Cents: cents})
		return err
	})
}
