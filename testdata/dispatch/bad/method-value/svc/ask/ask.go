package ask

import (
	"context"

	"example.com/methodvalue/bus"
	"example.com/methodvalue/shared/pay"
)

type Shop struct{ Events *bus.Events }

func (s *Shop) Buy(ctx context.Context, cents int) error {
	publish := s.Events.Publish
	return publish(ctx, &pay.Refused{}) // want "sends pay.Refused as a pointer, and its handler in example.com/methodvalue/cmd/shop takes a value"
}
