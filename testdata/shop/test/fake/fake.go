// Package fake has the ports that tests give to operations.
package fake

import (
	"context"
	"fmt"
	"time"

	"example.com/shop/shared/contract/mail"
)

// Clock stands still at its own time.
type Clock time.Time

// Now returns the clock's time.
func (c Clock) Now() time.Time { return time.Time(c) }

// IDs counts from 1.
type IDs struct{ last int }

// NewID returns prefix-1, prefix-2 and so on.
func (i *IDs) NewID(prefix string) string {
	i.last++
	return fmt.Sprintf("%s-%d", prefix, i.last)
}

// Events remembers what was published.
type Events[E any] struct{ Published []E }

// Publish remembers the event.
func (e *Events[E]) Publish(_ context.Context, event E) { e.Published = append(e.Published, event) }

// Mailbox remembers what was sent, or fails with Err when it is set.
type Mailbox struct {
	Err  error
	Sent []mail.Message
}

// Send remembers the message.
func (m *Mailbox) Send(_ context.Context, message mail.Message) error {
	if m.Err != nil {
		return m.Err
	}
	m.Sent = append(m.Sent, message)
	return nil
}

// Operation is any operation: it remembers its input and answers what the test says.
type Operation[In, Out any] struct {
	Out   Out
	Err   error
	Calls []In
}

// Handle remembers the input and gives the prepared answer.
func (o *Operation[In, Out]) Handle(_ context.Context, in In) (Out, error) {
	o.Calls = append(o.Calls, in)
	return o.Out, o.Err
}
