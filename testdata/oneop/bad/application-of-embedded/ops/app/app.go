package app

import "context"

type Books interface {
	Move(ctx context.Context, book, to string) error
}

// Application is a bundle of handlers: every operation is a promoted method.
type Application struct {
	lend
	giveBack
}

func New(books Books) Application { return Application{lend{books}, giveBack{books}} }

type lend struct{ books Books }

func (h lend) Lend(ctx context.Context, book, reader string) error { // want "has lend.Lend as another behaviour beside giveBack.GiveBack"
	return h.books.Move(ctx, book, reader)
}

type giveBack struct{ books Books }

func (h giveBack) GiveBack(ctx context.Context, book string) error {
	return h.books.Move(ctx, book, "")
}
