package operation

import (
	"context"
	"fmt"
	"log/slog"

	"example.com/plain/internal/hole"
)

//nanoarch:hole decls=unexported reach=log,global

type Input struct{ hole.Any }

type Output struct{ hole.Any }

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
	hole.Stmts(ctx, in, limit)
	out := hole.Expr[Output](ctx, in, limit)
	h.log.Info("done")
	return out, nil
}

func check(ctx context.Context, in Input) error {
	hole.Stmts(ctx, in)
	return hole.Expr[error](ctx, in)
}
