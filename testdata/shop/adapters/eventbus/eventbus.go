// Package eventbus brings events to their handlers inside one process.
package eventbus

import (
	"context"
	"fmt"
	"log/slog"
	"reflect"
	"sync"

	"example.com/shop/shared/contract/events"
)

// Bus knows who wants to hear of which type of event.
type Bus struct {
	log      *slog.Logger
	mu       sync.RWMutex
	handlers map[reflect.Type][]func(context.Context, any) error
}

// New returns a bus without handlers. It reports handlers that fail to log.
func New(log *slog.Logger) *Bus {
	return &Bus{log: log, handlers: map[reflect.Type][]func(context.Context, any) error{}}
}

// Subscribe adds a handler for events of type E.
func Subscribe[E any](bus *Bus, handler events.Handler[E]) {
	bus.mu.Lock()
	defer bus.mu.Unlock()
	event := reflect.TypeFor[E]()
	bus.handlers[event] = append(bus.handlers[event], func(ctx context.Context, event any) error {
		return handler.Handle(ctx, event.(E))
	})
}

// Publisher returns the way to announce events of type E on the bus. Publish returns when all handlers have run, one
// after the other; one that fails does not keep the others from running.
func Publisher[E any](bus *Bus) events.Publisher[E] {
	return publisher[E]{bus: bus}
}

type publisher[E any] struct{ bus *Bus }

func (p publisher[E]) Publish(ctx context.Context, event E) {
	p.bus.deliver(context.WithoutCancel(ctx), reflect.TypeFor[E](), event)
}

// deliver goes on when the caller has left: the event has happened.
func (b *Bus) deliver(ctx context.Context, event reflect.Type, value any) {
	b.mu.RLock()
	handlers := b.handlers[event]
	b.mu.RUnlock()
	for _, handle := range handlers {
		if err := handle(ctx, value); err != nil {
			b.log.ErrorContext(ctx, "event not handled", "event", fmt.Sprintf("%+v", value), "error", err)
		}
	}
}
