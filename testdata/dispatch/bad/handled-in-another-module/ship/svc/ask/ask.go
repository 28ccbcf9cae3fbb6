package ask

import (
	"context"

	"example.com/handledinanothermodule/bus"
	"example.com/handledinanothermodule/shared/pay"
)

type Shop struct{ Events *bus.Events }

func (s *Shop) Buy(ctx context.Context, cents int) error {
	_, err := bus.Send[*pay.Pay, pay.Paid](ctx, &pay.Pay{Cents: cents}) // want "operation example.com/handledinanothermodule/ship/svc/ask sends pay.Pay as a pointer, and its handler in example.com/handledinanothermodule/cmd/shop takes a value"
	return err
}
