package ask

import (
	"context"

	"example.com/aliasoftherequest/bus"
	"example.com/aliasoftherequest/shared/pay"
)

type (
	request = *pay.Pay
	answer  = pay.Paid
)

type Shop struct{ Events *bus.Events }

func (s *Shop) Buy(ctx context.Context, cents int) error {
	_, err := bus.Send[request, answer](ctx, &pay.Pay{Cents: cents}) // want "sends pay.Pay as a pointer, and its handler in example.com/aliasoftherequest/cmd/shop takes a value"
	return err
}
