package mail

import (
	"context"

	"example.com/eventswitch/shared/pay"
)

type Mail struct{ Send func(string) error }

func (m *Mail) Hear(ctx context.Context, event any) error {
	switch e := event.(type) {
	case *pay.Paid:
		return m.Send(e.Receipt)
	case *pay.Refused:
		return m.Send(e.Why)
	}
	return nil
}
