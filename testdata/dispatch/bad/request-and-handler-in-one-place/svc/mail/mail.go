package mail

import (
	"context"
	"errors"

	"example.com/requestandhandlerinoneplace/shared/pay"
)

type Mail struct{ Send func(string) error }

func (m *Mail) Hear(ctx context.Context, event any) error {
	paid, ok := event.(pay.Paid)
	if !ok {
		return errors.New("not for me")
	}
	return m.Send(paid.Receipt)
}
