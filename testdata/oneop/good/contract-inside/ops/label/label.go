package label

import (
	"context"
	"errors"
)

// Labeller is the contract of this package.
type Labeller interface {
	Label(ctx context.Context, in In) (Out, error)
}

type In struct{ Book string }

type Out struct{ Text string }

var ErrUnknown = errors.New("unknown book")

type Catalogue interface {
	Title(ctx context.Context, book string) (string, error)
}

type labeller struct{ catalogue Catalogue }

func New(catalogue Catalogue) Labeller { return &labeller{catalogue} }

func (l *labeller) Label(ctx context.Context, in In) (Out, error) {
	title, err := l.catalogue.Title(ctx, in.Book)
	if err != nil {
		return Out{}, ErrUnknown
	}
	return Out{Text: title}, nil
}
