package renamed

import (
	"context"
	"fmt"
	"log/slog"
)

type Input struct{ N int }

type Output struct{ M int }

type Handler struct {
	log  *slog.Logger
	seen int
}

func New(log *slog.Logger) *Handler { return &Handler{log: log, seen: 1} }

func (s *Handler) Handle(c context.Context, r Input) (Output, error) {
	if e := verify(c, r); e != nil {
		return Output{}, fmt.Errorf("check: %w", e)
	}
	most := 3
	n := r.N + most
	res := Output{M: n}
	s.log.Info("done")
	return res, nil
}

func verify(ctx context.Context, in Input) error {
	if in.N < 0 {
		return ctx.Err()
	}
	return nil
}
