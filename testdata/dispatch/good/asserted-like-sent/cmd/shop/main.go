package main

import (
	"context"

	"example.com/assertedlikesent/bus"
	"example.com/assertedlikesent/shared/pay"
	"example.com/assertedlikesent/svc/answer"
)

type listener struct{ f func(any) }

func (l listener) Hear(ctx context.Context, event any) error {
	if paid, ok := event.(*pay.Paid); ok {
		l.f(paid)
	}
	return nil
}

func main() {
	bus.Handle[pay.Pay, pay.Paid](&answer.Till{})
	var events bus.Events
	events.Subscribe(listener{})
}
