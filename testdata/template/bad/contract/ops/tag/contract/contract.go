package contract

import (
	"context"
	"errors"
)

// Tag is what is promised.
type Tag interface {
	Do(ctx context.Context, in In) (Out, error)
}

type In struct {
	ID string `json:"key"` // want "declares the type In otherwise than its template"
	N  int
}

type Out struct{ N int }

var ErrEmpty = errors.New("empty")
