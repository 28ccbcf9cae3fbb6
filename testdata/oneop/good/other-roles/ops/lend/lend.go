package lend

import "context"

type Shelf interface {
	Take(ctx context.Context, book string) error
}

type Desk struct{ shelf Shelf }

func New(shelf Shelf) *Desk { return &Desk{shelf} }

func (d *Desk) Lend(ctx context.Context, book string) error { return d.shelf.Take(ctx, book) }
