package contract

import (
	"context"
	"errors"
)

// Racetest is what is promised.
type Racetest interface {
	Do(ctx context.Context, in In) (Out, error)
}

type In struct {
	ID string `json:"id"`
	N  int
}

type Out struct{ N int }

var ErrEmpty = errors.New("empty")
