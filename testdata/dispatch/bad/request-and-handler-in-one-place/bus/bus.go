package bus

import "context"

type Listener interface {
	Hear(ctx context.Context, event any) error
}

type Bus struct{ to map[string][]Listener }

func (b *Bus) Publish(ctx context.Context, event any) error { return nil }

func (b *Bus) Subscribe(topic string, l Listener) { b.to[topic] = append(b.to[topic], l) }
