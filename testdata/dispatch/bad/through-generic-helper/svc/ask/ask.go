package ask

import (
	"context"

	"example.com/throughgenerichelper/bus"
	helper "example.com/throughgenerichelper/shared/ask"
	"example.com/throughgenerichelper/shared/pay"
)

type Shop struct{ Events *bus.Events }

func (s *Shop) Buy(ctx context.Context, cents int) error {
	_, err := helper.For[pay.Refused, pay.Paid](ctx, pay.Refused{})
	return err
}
