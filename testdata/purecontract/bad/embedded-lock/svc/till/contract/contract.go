package contract

import (
	"context"
	"sync"
)

type In struct {
	sync.Mutex // want "In.Mutex: a lock .sync.Mutex."
	Cents      int
}

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}
