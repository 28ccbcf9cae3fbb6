package mail

import (
	"context"
	"errors"

	"example.com/busembedded/shared/pay"
)

type Mail struct{ Send func(string) error }

func (m *Mail) Hear(ctx context.Context, event any) error {
	refused, ok := event.(pay.Refused)
	if !ok {
		return errors.New("not for me")
	}
	return m.Send(refused.Why)
}
