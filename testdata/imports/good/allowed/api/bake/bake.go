package bake

import (
	"context"
	"encoding"
	"errors"
)

type Baker interface {
	Bake(ctx context.Context, in In) error
}

type In struct{ Recipe encoding.TextMarshaler }

var ErrCold = errors.New("the oven is cold")
