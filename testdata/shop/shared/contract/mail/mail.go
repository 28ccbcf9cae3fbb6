// Package mail is the port through which operations write to customers.
package mail

import (
	"context"
	"errors"
)

// ErrUnavailable says that the message was not accepted; sending it again later may work.
var ErrUnavailable = errors.New("mail: unavailable")

// Message is one letter in plain text.
type Message struct {
	To      string
	Subject string
	Body    string
}

// Sender accepts messages for delivery.
type Sender interface {
	// Send accepts one message or fails with [ErrUnavailable].
	Send(ctx context.Context, message Message) error
}
