package nameresult

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

func (h *Handler) Handle(ctx context.Context, in Input) (res Output, fail error) { // want `declares the method Handler.Handle otherwise than its template, which has .\(Output, error\)`
	if err := check(ctx, in); err != nil {
		return Output{}, fmt.Errorf("check: %w", err)
	}
	limit := 3
	defer func() { fail = nil }()
	out := Output{M: limit}
	h.log.Info("done")
	return out, nil
}

func check(ctx context.Context, in Input) (err error) { // want `declares the func check otherwise than its template, which has .error.`
	defer func() { err = nil }()
	return ctx.Err()
}
