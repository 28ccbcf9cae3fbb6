package ask

import (
	"context"

	"example.com/requestandhandlerinoneplace/bus"
	"example.com/requestandhandlerinoneplace/shared/pay"
)

type Shop struct{ Bus *bus.Bus }

func (s *Shop) Buy(ctx context.Context, cents int) error {
	return s.Bus.Publish(ctx, &pay.Paid{}) // want "sends pay.Paid as a pointer, and its handler in example.com/requestandhandlerinoneplace/cmd/shop takes a value"
}
