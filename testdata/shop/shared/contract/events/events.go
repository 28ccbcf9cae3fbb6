// Package events is the port between those who announce what happened and those who react to it.
package events

import "context"

// Publisher announces events of one type.
type Publisher[E any] interface {
	// Publish hands the event over. Delivery, and what to do when a handler fails, is the publisher's duty:
	// what has happened cannot fail because somebody else could not react to it.
	Publish(ctx context.Context, event E)
}

// Handler reacts to events of one type. It may see an event more than once.
type Handler[E any] interface {
	Handle(ctx context.Context, event E) error
}
