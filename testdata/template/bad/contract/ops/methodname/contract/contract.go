package contract

import (
	"context"
	"errors"
)

// Methodname is what is promised.
type Methodname interface {
	Run(ctx context.Context, in In) (Out, error) // want "declares the type Methodname otherwise than its template"
}

type In struct {
	ID string `json:"id"`
	N  int
}

type Out struct{ N int }

var ErrEmpty = errors.New("empty")
