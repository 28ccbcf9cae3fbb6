package contract

import "context"

type In struct{ Cents int }

type Out struct{ Receipt string }

// Watch is told once, whoever embeds it.
type Watch interface {
	Watch(ctx context.Context) (<-chan Out, error) // want "Watch.Watch result 1: a channel"
}

type Watcher interface{ Watch }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
