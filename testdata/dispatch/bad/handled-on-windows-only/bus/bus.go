package bus

import "context"

// Send asks whoever handles the request.
func Send[Q, A any](ctx context.Context, q Q) (A, error) {
	var a A
	return a, nil
}

type Handler[Q, A any] interface {
	Handle(ctx context.Context, q Q) (A, error)
}

func Handle[Q, A any](h Handler[Q, A]) {}

type Listener interface {
	Hear(ctx context.Context, event any) error
}

type Events struct{ to []Listener }

func (e *Events) Publish(ctx context.Context, event any) error { return nil }

func (e *Events) Subscribe(l Listener) { e.to = append(e.to, l) }
