package lend

import "context"

type Shelf interface {
	Take(ctx context.Context, book string) error
}

// Desk lends books, and everybody who holds a desk can return them too.
type Desk struct {
	returns
	shelf Shelf
}

func New(shelf Shelf) *Desk { return &Desk{returns{shelf}, shelf} }

func (d *Desk) Lend(ctx context.Context, book string) error { return d.shelf.Take(ctx, book) }

type returns struct{ shelf Shelf }

func (r returns) Return(ctx context.Context, book string) error { // want "has returns.Return as another behaviour beside Desk.Lend"
	return r.shelf.Take(ctx, "-"+book)
}
