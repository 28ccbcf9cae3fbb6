package weed

import "context"

type Shelf interface {
	Drop(ctx context.Context, book string) error
}

type Weeder struct{ shelf Shelf }

func New(shelf Shelf) *Weeder { return &Weeder{shelf} }

func (w *Weeder) Weed(ctx context.Context, book string) error { return w.shelf.Drop(ctx, book) }
