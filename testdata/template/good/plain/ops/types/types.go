package types

import (
	"context"
	"fmt"
	"log/slog"
)

type Request struct{ N int }

type Reply struct{ M int }

type Doer struct {
	log   *slog.Logger
	count int
}

func New(log *slog.Logger) *Doer { return &Doer{log: log, count: 1} }

func (h *Doer) Handle(ctx context.Context, in Request) (Reply, error) {
	if err := check(ctx, in); err != nil {
		return Reply{}, fmt.Errorf("check: %w", err)
	}
	limit := 3
	n := in.N + limit
	out := Reply{M: n}
	h.log.Info("done")
	return out, nil
}

func check(ctx context.Context, in Request) error {
	if in.N < 0 {
		return ctx.Err()
	}
	return nil
}
