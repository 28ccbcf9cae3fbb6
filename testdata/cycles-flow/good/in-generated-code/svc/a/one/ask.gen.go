package one

import "context"

func (h *Handler) ask(ctx context.Context, n int) (int, error) { return h.twoer.Two(ctx, n) }
