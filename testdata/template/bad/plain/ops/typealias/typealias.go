package typealias

import (
	"context"
	"fmt"
	"log/slog"
)

type Input struct{ N int }

type Output = out

type out struct{ M int }

func (o out) Twice() int { return 2 * o.M } // want "gives the type Output the exported method Twice by the type that it is another name of"

type Handler struct {
	log  *slog.Logger
	seen int
}

func New(log *slog.Logger) *Handler { return &Handler{log: log, seen: 1} }

func (h *Handler) Handle(ctx context.Context, in Input) (Output, error) {
	if err := check(ctx, in); err != nil {
		return Output{}, fmt.Errorf("check: %w", err)
	}
	limit := 3
	n := in.N + limit
	out := Output{M: n}
	h.log.Info("done")
	return out, nil
}

func check(ctx context.Context, in Input) error {
	if in.N < 0 {
		return ctx.Err()
	}
	return nil
}
