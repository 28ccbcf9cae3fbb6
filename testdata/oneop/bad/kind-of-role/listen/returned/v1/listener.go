package v1

import "context"

type Queue interface {
	Next(ctx context.Context, reader string) error
}

type Listener struct{ queue Queue }

func New(queue Queue) *Listener { return &Listener{queue} }

func (l *Listener) OnReturned(ctx context.Context, book string) error { return l.queue.Next(ctx, book) }

func (l *Listener) OnLost(ctx context.Context, book string) error { // want "^listener example.com/kindofrole/listen/returned/v1 has Listener.OnLost as another behaviour .*: a listener hears one event$"
	return l.queue.Next(ctx, "")
}

func (l *Listener) OnFound(ctx context.Context, book string) error { // want "has Listener.OnFound as another behaviour beside Listener.OnReturned"
	return l.queue.Next(ctx, book)
}
