package contract

import (
	"context"
	"errors"
)

// Named is what is promised.
type Wrong interface { // want "calls the type Operation of its template Wrong; it is to be called Named"
	Do(ctx context.Context, in In) (Out, error)
}

type In struct {
	ID string `json:"id"`
	N  int
}

type Out struct{ N int }

var ErrEmpty = errors.New("empty")
