package stamp

import "context"

type Clock interface{ Today(context.Context) string }

type Stamper struct{ clock Clock }

func New(clock Clock) *Stamper { return &Stamper{clock} }

func (s *Stamper) Stamp(ctx context.Context, book string) (string, error) {
	return mark(ctx, s.clock, book)
}

func mark(ctx context.Context, clock Clock, book string) (string, error) {
	return book + " " + clock.Today(ctx), nil
}
