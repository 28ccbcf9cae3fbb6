package shelf

import "context"

type Shelf struct{ books map[string]bool }

func New() *Shelf { return &Shelf{map[string]bool{}} }

func (s *Shelf) Take(ctx context.Context, book string) error {
	delete(s.books, book)
	return ctx.Err()
}

func (s *Shelf) Put(ctx context.Context, book string) error {
	s.books[book] = true
	return ctx.Err()
}
