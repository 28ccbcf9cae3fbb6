package types

import (
	"context"
	"fmt"
	"log/slog"
)

type Input struct{ N int }

type Output struct{ M int }

type Handler struct {
	logger *slog.Logger
	count  int
}

func New(log *slog.Logger) *Handler { return &Handler{logger: log, count: 1} }

func (h *Handler) Handle(ctx context.Context, in Input) (Output, error) {
	if err := allowed(ctx, in); err != nil {
		return Output{}, fmt.Errorf("check: %w", err)
	}
	limit := 3
	n := in.N + limit
	out := Output{M: n}
	h.logger.Info("done")
	return out, nil
}

func allowed(ctx context.Context, in Input) error {
	if in.N < 0 {
		return ctx.Err()
	}
	return nil
}
