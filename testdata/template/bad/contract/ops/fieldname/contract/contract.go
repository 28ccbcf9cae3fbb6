package contract

import (
	"context"
	"errors"
)

// Fieldname is what is promised.
type Fieldname interface {
	Do(ctx context.Context, in In) (Out, error)
}

type In struct { // want "declares the type In otherwise than its template"
	Key string `json:"id"`
	N   int
}

type Out struct{ N int }

var ErrEmpty = errors.New("empty")
