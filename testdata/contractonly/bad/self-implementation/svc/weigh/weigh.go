package weigh

import (
	"context"
	"errors"
)

type Weigher interface {
	Weigh(ctx context.Context, in In) (Out, error)
}

type In struct{ Plate string }

type Out struct{ Kilos int }

var ErrBusy = errors.New("the scale is busy")

type Scale interface {
	Read(ctx context.Context, plate string) (int, error)
	Tare(ctx context.Context) error
}

type weigher struct{ scale Scale }

func New(scale Scale) Weigher { return &weigher{scale} }

func (w *weigher) Weigh(ctx context.Context, in In) (Out, error) {
	kilos, err := w.scale.Read(ctx, in.Plate)
	return Out{kilos}, err
}
