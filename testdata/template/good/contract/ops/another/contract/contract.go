package contract

import (
	"context"
	"errors"
)

// Another is what is promised.
type Another interface {
	Do(ctx context.Context, in In) (Out, error)
}

type In struct {
	ID string `json:"id"`
	N  int
}

type Out = Receipt

type Receipt struct{ N int }

var ErrEmpty = errors.New("empty")
