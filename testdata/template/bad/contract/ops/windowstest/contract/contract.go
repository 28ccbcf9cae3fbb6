package contract

import (
	"context"
	"errors"
)

// Windowstest is what is promised.
type Windowstest interface {
	Do(ctx context.Context, in In) (Out, error)
}

type In struct {
	ID string `json:"id"`
	N  int
}

type Out struct{ N int }

var ErrEmpty = errors.New("empty")
