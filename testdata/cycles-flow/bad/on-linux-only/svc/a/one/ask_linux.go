package one

import "context"

func (h *Handler) ask(ctx context.Context, n int) (int, error) {
	return h.twoer.Two(ctx, n) // want `closes the ring a -> b -> a by flow`
}
