package weigh

import (
	"context"
	"errors"
	"fmt"
)

type Weigher interface {
	Weigh(ctx context.Context, in In) (Out, error)
}

type In struct {
	Plate string
	Axles []Axle
}

type Axle struct{ Number int }

type Out struct{ Kilos int }

var ErrBusy = errors.New("the scale is busy")

type TooHeavy struct{ Kilos int }

func (e *TooHeavy) Error() string { return fmt.Sprint(e.Kilos, " kilos") }

type Scale interface {
	Read(ctx context.Context, plate string) (int, error)
}

type weigher struct{ scale Scale }

func New(scale Scale) Weigher { return &weigher{scale} }

func (w *weigher) Weigh(ctx context.Context, in In) (Out, error) {
	kilos, err := w.scale.Read(ctx, in.Plate)
	return Out{kilos}, err
}
