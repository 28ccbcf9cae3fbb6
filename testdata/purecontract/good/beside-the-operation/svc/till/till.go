package till

import (
	"context"
	"sync"
)

type In struct{ Cents int }

// Options is nobody's promise.
type Options struct{ Clock func() int64 }

// Store is what the operation asks of others.
type Store interface {
	Get(ctx context.Context, key string) (int, error)
	Put(ctx context.Context, key string, cents int) error
}

type Ring interface {
	Ring(ctx context.Context, in In) error
}

var mu sync.Mutex

type till struct{ store Store }

func New(store Store, o Options) Ring { return till{store} }

func (t till) Ring(ctx context.Context, in In) error {
	mu.Lock()
	defer mu.Unlock()
	return t.store.Put(ctx, "", in.Cents)
}
