package operation

import (
	"context"
	"errors"
	"log/slog"
	"sync"

	"example.com/duties/internal/hole"
)

//nanoarch:hole decls=unexported

type Ports struct{ hole.Any }

type bounds struct{ most int }

type Handler struct {
	mu    sync.Mutex
	guard func(context.Context) error
	top   bounds
	ports Ports
	hole.Any
}

var (
	errMany = errors.New("too many")
	checks  = []func(n int) error{limited}
	rules   = map[string]int{"most": 9}
	strict  = &bounds{most: 9}
)

func New(ports Ports, guard func(context.Context) error) *Handler {
	return &Handler{ports: ports, guard: guard, top: bounds{most: 9}}
}

func (h *Handler) Handle(ctx context.Context, n int) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, check := range checks {
		if err := check(n); err != nil {
			return 0, err
		}
	}
	switch {
	case n > 3:
		hole.Stmts(h, ctx, n)
	case n > h.top.most, n > rules["most"], n > strict.most:
		return 0, errMany
	}
	if err := h.guarded(ctx, func() error {
		hole.Stmts(h, ctx, n)
		return hole.Expr[error](h, ctx, n)
	}); err != nil {
		return 0, err
	}
	hole.Stmts(h, ctx, n)
	slog.Info("done")
	return hole.Expr[int](h, ctx, n), nil
}

func (h *Handler) Close(ctx context.Context) error {
	hole.Stmts(h, ctx)
	return hole.Expr[error](h, ctx)
}

func (h *Handler) guarded(ctx context.Context, do func() error) error {
	if err := h.guard(ctx); err != nil {
		return err
	}
	err := do()
	slog.Info("guarded")
	return err
}

func limited(n int) error {
	hole.Stmts(n)
	return hole.Expr[error](n)
}
