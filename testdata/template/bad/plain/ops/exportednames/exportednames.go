package exportednames

import (
	"context"
	"fmt"
	"log/slog"
)

type Request struct{ N int } // want "calls the type Input of its template Request; it is to be called Input"

type Output struct{ M int }

type Doer struct { // want "calls the type Handler of its template Doer"
	log   *slog.Logger
	count int
}

func Make(log *slog.Logger) *Doer { return &Doer{log: log, count: 1} } // want "calls the func New of its template Make; it is to be called New"

func (h *Doer) Handle(ctx context.Context, in Request) (Output, error) {
	if err := check(ctx, in); err != nil {
		return Output{}, fmt.Errorf("check: %w", err)
	}
	limit := 3
	n := in.N + limit
	out := Output{M: n}
	h.log.Info("done")
	return out, nil
}

func check(ctx context.Context, in Request) error {
	if in.N < 0 {
		return ctx.Err()
	}
	return nil
}
