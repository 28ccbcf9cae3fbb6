package loopstart

import (
	"context"
	"errors"
	"log/slog"
	"sync"
)

type Ports struct{ fees map[string]int }

type bounds struct{ most int }

type Handler struct {
	mu    sync.Mutex
	guard func(context.Context) error
	top   bounds
	ports Ports
	seen  int
	own   sync.Mutex
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
	case n > h.top.most, n > rules["most"], n > strict.most:
		return 0, errMany
	}
	if err := h.guarded(ctx, func() error {
		return nil
	}); err != nil {
		return 0, err
	}
	slog.Info("done")
	return n, nil
}

func (h *Handler) Close(ctx context.Context) error {
	return ctx.Err()
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
	return nil
}

var _ = func() int {
	select {} // want `waits for ever although the template goes on in var _`
}()

var _ = func() int {
	panic("at the start") // want `panics although the template goes on in var _`
}()
