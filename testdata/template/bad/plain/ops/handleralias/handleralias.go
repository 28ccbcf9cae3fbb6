package handleralias // want "lacks the method Handler.Handle of its template"

import (
	"context"
	"fmt"
	"log/slog"
)

type Input struct{ N int }

type Output = out

type out struct{ M int }

type Handler = handler // want "declares the type Handler otherwise"

type handler struct {
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
