// Package bus carries events.
package bus

import "context"

// Bus carries events.
type Bus struct{ handlers []func(context.Context, any) }

// Publish tells all.
func (b *Bus) Publish(ctx context.Context, event any) {
	for _, h := range b.handlers {
		h(ctx, event)
	}
}

// Subscribe adds a handler.
func Subscribe[E any](b *Bus, h interface{ Handle(context.Context, E) }) {
	b.handlers = append(b.handlers, func(ctx context.Context, event any) {
		if e, ok := event.(E); ok {
			h.Handle(ctx, e)
		}
	})
}
