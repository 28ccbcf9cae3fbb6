package ask

import (
	"context"

	"example.com/pointerandvalue/bus"
	"example.com/pointerandvalue/shared/pay"
)

type Shop struct{ Events *bus.Events }

func (s *Shop) Buy(ctx context.Context, cents int) error {
	_, err := bus.Send[*pay.Pay, pay.Paid](ctx, &pay.Pay{Cents: cents}) // want "sends pay.Pay as a pointer, and its handler in example.com/pointerandvalue/cmd/shop takes a value"
	return err
}
